;; A linked list is reversed again and again: by building a new list from the old, which then is garbage, and before and
;; after that in place, by turning each link round. Loads that wait for each other, and stores of references.
;;
;;   list-reversal [ROUNDS]      prints a checksum every 1000 rounds and at the end
(module
  (type $node (struct (field $value i32) (field $next (mut (ref null $node)))))

  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))

  (memory (export "memory") 1)

  ;; The list 1, 2, ..., length.
  (func $make (param $length i32) (result (ref null $node))
    (local $list (ref null $node))
    (loop $next
      (if (local.get $length)
        (then
          (local.set $list (struct.new $node (local.get $length) (local.get $list)))
          (local.set $length (i32.sub (local.get $length) (i32.const 1)))
          (br $next))))
    (local.get $list))

  ;; With other values.
  (func $reversed_copy (param $list (ref null $node)) (result (ref null $node))
    (local $copy (ref null $node))
    (block $done
      (loop $next
        (br_if $done (ref.is_null (local.get $list)))
        (local.set $copy
          (struct.new $node
            (i32.add (i32.mul (struct.get $node $value (local.get $list)) (i32.const 5)) (i32.const 1))
            (local.get $copy)))
        (local.set $list (struct.get $node $next (local.get $list)))
        (br $next)))
    (local.get $copy))

  (func $reverse_in_place (param $list (ref null $node)) (result (ref null $node))
    (local $before (ref null $node)) (local $after (ref null $node))
    (block $done
      (loop $next
        (br_if $done (ref.is_null (local.get $list)))
        (local.set $after (struct.get $node $next (local.get $list)))
        (struct.set $node $next (local.get $list) (local.get $before))
        (local.set $before (local.get $list))
        (local.set $list (local.get $after))
        (br $next)))
    (local.get $before))

  ;; Depends on the order.
  (func $checksum (param $list (ref null $node)) (result i64)
    (local $sum i64)
    (block $done
      (loop $next
        (br_if $done (ref.is_null (local.get $list)))
        (local.set $sum
          (i64.add (i64.mul (local.get $sum) (i64.const 31))
                   (i64.extend_i32_u (struct.get $node $value (local.get $list)))))
        (local.set $list (struct.get $node $next (local.get $list)))
        (br $next)))
    (local.get $sum))

  (func $round (param $list (ref null $node)) (result (ref null $node))
    (call $reverse_in_place (call $reversed_copy (call $reverse_in_place (local.get $list)))))

  (func (export "_start")
    (local $rounds i32) (local $list (ref null $node))
    (local.set $rounds (call $argument (i32.const 20000)))
    (local.set $list (call $make (i32.const 10000)))
    (loop $next
      (local.set $list (call $round (local.get $list)))
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (if (i32.eqz (i32.rem_u (local.get $rounds) (i32.const 1000)))
        (then (call $print (call $checksum (local.get $list)))))
      (br_if $next (local.get $rounds))))

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
