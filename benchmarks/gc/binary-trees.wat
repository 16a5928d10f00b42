;; Binary trees, after the Computer Language Benchmarks Game: one tree to stretch the heap, one that lives to the end,
;; and between them many that die at once. Nothing but allocation, and marking what is left of it.
;;
;;   binary-trees [DEPTH]      prints the number of nodes of each kind of tree
(module
  (type $tree (struct (field $left (ref null $tree)) (field $right (ref null $tree))))

  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))

  (memory (export "memory") 1)

  (func $make (param $depth i32) (result (ref $tree))
    (if (result (ref $tree)) (local.get $depth)
      (then
        (struct.new $tree
          (call $make (i32.sub (local.get $depth) (i32.const 1)))
          (call $make (i32.sub (local.get $depth) (i32.const 1)))))
      (else (struct.new_default $tree))))

  (func $count (param $tree (ref $tree)) (result i32)
    (local $left (ref null $tree))
    (local.set $left (struct.get $tree $left (local.get $tree)))
    (if (ref.is_null (local.get $left)) (then (return (i32.const 1))))
    (i32.add (i32.const 1)
      (i32.add
        (call $count (ref.as_non_null (local.get $left)))
        (call $count (ref.as_non_null (struct.get $tree $right (local.get $tree)))))))

  ;; The nodes of all trees of this depth, one tree after the other.
  (func $churn (param $trees i32) (param $depth i32) (result i64)
    (local $nodes i64)
    (loop $next
      (local.set $nodes (i64.add (local.get $nodes) (i64.extend_i32_u (call $count (call $make (local.get $depth))))))
      (local.set $trees (i32.sub (local.get $trees) (i32.const 1)))
      (br_if $next (local.get $trees)))
    (local.get $nodes))

  (func (export "_start")
    (local $most i32) (local $depth i32) (local $long_lived (ref $tree))
    (local.set $most (call $argument (i32.const 16)))
    (call $print (i64.extend_i32_u (call $count (call $make (i32.add (local.get $most) (i32.const 1))))))
    (local.set $long_lived (call $make (local.get $most)))
    (local.set $depth (i32.const 4))
    (loop $next
      (if (i32.le_u (local.get $depth) (local.get $most))
        (then
          (call $print
            (call $churn
              (i32.shl (i32.const 1) (i32.add (i32.sub (local.get $most) (local.get $depth)) (i32.const 4)))
              (local.get $depth)))
          (local.set $depth (i32.add (local.get $depth) (i32.const 2)))
          (br $next))))
    (call $print (i64.extend_i32_u (call $count (local.get $long_lived)))))

  ;; The program's argument, a number; the default without one.
  (func $argument (param $default i32) (result i32)
    (local $text i32) (local $number i32)
    (drop (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (if (i32.lt_u (i32.load (i32.const 0)) (i32.const 2)) (then (return (local.get $default))))
    (drop (call $args_get (i32.const 0) (i32.const 1024)))
    (local.set $text (i32.load (i32.const 4)))
    (loop $digits
      (if (i32.load8_u (local.get $text))
        (then
          (local.set $number
            (i32.add (i32.mul (local.get $number) (i32.const 10))
                     (i32.sub (i32.load8_u (local.get $text)) (i32.const 48))))
          (local.set $text (i32.add (local.get $text) (i32.const 1)))
          (br $digits))))
    (local.get $number))

  ;; A line with the number in decimal.
  (func $print (param $number i64)
    (local $begin i32)
    (local.set $begin (i32.const 99))
    (i32.store8 (local.get $begin) (i32.const 10))
    (loop $digits
      (local.set $begin (i32.sub (local.get $begin) (i32.const 1)))
      (i32.store8 (local.get $begin)
        (i32.add (i32.wrap_i64 (i64.rem_u (local.get $number) (i64.const 10))) (i32.const 48)))
      (local.set $number (i64.div_u (local.get $number) (i64.const 10)))
      (br_if $digits (i64.ne (local.get $number) (i64.const 0))))
    (i32.store (i32.const 0) (local.get $begin))
    (i32.store (i32.const 4) (i32.sub (i32.const 100) (local.get $begin)))
    (drop (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
)
