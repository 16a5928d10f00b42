;; RUN: ingot -O0 %s -o %t-O0 && %exits 0 %run %t-O0
;; RUN: ingot -O2 %s -o %t-O2 && %exits 0 %run %t-O2
;; RUN: ingot -O3 %s -o %t-O3 && %exits 0 %run %t-O3
;; An exception lives as long as an exnref refers to it, wherever that is: in globals, tables, locals of this function
;; and of callers, on the operand stack, in other exceptions. In between, many others are thrown, so many that the pools
;; are collected several times.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (tag $number (param i32))
  (tag $link (param i32 exnref))
  (tag $large (param i64 i64 i64 i64 i64 i64 i64 i64 exnref))
  (global $plain (mut i32) (i32.const 5))
  (global $first (mut exnref) (ref.null exn))
  (global $second (mut exnref) (ref.null exn))
  (table $functions 3 funcref)
  (table $kept 2 exnref)
  (table $more 1 exnref)

  (func $expect (param $case i32) (param $actual i32) (param $expected i32)
    (if (i32.ne (local.get $actual) (local.get $expected)) (then (call $exit (local.get $case)))))

  (func $make (param i32) (result exnref)
    (block $caught (result exnref)
      (try_table (catch_all_ref $caught) (throw $number (local.get 0)))
      (unreachable)))
  (func $value (param exnref) (result i32)
    (block $caught (result i32)
      (try_table (catch $number $caught) (throw_ref (local.get 0)))
      (unreachable)))
  (func $link (param i32 exnref) (result exnref)
    (block $caught (result exnref)
      (try_table (catch_all_ref $caught) (throw $link (local.get 0) (local.get 1)))
      (unreachable)))
  (func $enlarge (param i64 exnref) (result exnref)
    (block $caught (result exnref)
      (try_table (catch_all_ref $caught)
        (throw $large (local.get 0) (i64.const 1) (i64.const 2) (i64.const 3) (i64.const 4) (i64.const 5) (i64.const 6)
               (i64.const 7) (local.get 1)))
      (unreachable)))

  ;; Throws in both pools what nobody keeps.
  (func $churn (local $i i32)
    (loop $again
      (drop (call $make (i32.const 1000000)))
      (if (i32.eqz (i32.and (local.get $i) (i32.const 63)))
        (then (drop (call $enlarge (i64.const 0) (ref.null exn)))))
      (br_if $again (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 30000)))))

  ;; Keeps one in each frame of a recursion.
  (func $recurse (param $depth i32) (result i32)
    (local $mine exnref)
    (if (i32.eqz (local.get $depth)) (then (call $churn) (return (i32.const 0))))
    (local.set $mine (call $make (local.get $depth)))
    (i32.add (call $recurse (i32.sub (local.get $depth) (i32.const 1))) (call $value (local.get $mine))))

  ;; The sum of a chain of exceptions, from the last.
  (func $sum (param $chain exnref) (result i32)
    (local $sum i32)
    (loop $next
      (if (i32.eqz (ref.is_null (local.get $chain)))
        (then
          (block $caught (result i32 exnref)
            (try_table (catch $link $caught) (throw_ref (local.get $chain)))
            (unreachable))
          (local.set $chain)
          (local.set $sum (i32.add (local.get $sum)))
          (br $next))))
    (local.get $sum))
  (func $chain (param $count i32) (result exnref)
    (local $chain exnref)
    (loop $next
      (local.set $chain (call $link (local.get $count) (local.get $chain)))
      (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $chain))

  (func $inside_of_large (param exnref) (result i32)
    (local $inner exnref)
    (block $caught (result i64 i64 i64 i64 i64 i64 i64 i64 exnref)
      (try_table (catch $large $caught) (throw_ref (local.get 0)))
      (unreachable))
    (local.set $inner)
    (drop) (drop) (drop) (drop) (drop) (drop) (drop)
    (i32.wrap_i64)
    (i32.add (call $value (local.get $inner))))

  ;; In flight while a handler on the way throws and catches others.
  (func $pass_through (result i32)
    (block $caught (result i32)
      (try_table (catch $number $caught)
        (block $cleanup (result exnref)
          (try_table (catch_all_ref $cleanup) (throw $number (i32.const 12)))
          (unreachable))
        (call $churn)
        (throw_ref))
      (unreachable)))

  (func (export "_start")
    (local $kept exnref) (local $large exnref) (local $chain exnref) (local $result i32)
    (global.set $first (call $make (i32.const 1)))
    (global.set $second (call $make (i32.const 2)))
    (table.set $kept (i32.const 1) (call $make (i32.const 3)))
    (table.set $more (i32.const 0) (call $make (i32.const 4)))
    (drop (table.grow $more (call $make (i32.const 5)) (i32.const 10)))
    (local.set $kept (call $make (i32.const 6)))
    (local.set $large (call $enlarge (i64.const 100) (call $make (i32.const 7))))
    (local.set $chain (call $chain (i32.const 100000)))
    (call $make (i32.const 8))
    (call $churn)
    (local.set $result (call $value))
    (call $expect (i32.const 8) (local.get $result) (i32.const 8))
    (call $expect (i32.const 1) (call $value (global.get $first)) (i32.const 1))
    (call $expect (i32.const 2) (call $value (global.get $second)) (i32.const 2))
    (call $expect (i32.const 3) (call $value (table.get $kept (i32.const 1))) (i32.const 3))
    (call $expect (i32.const 4) (call $value (table.get $more (i32.const 0))) (i32.const 4))
    (call $expect (i32.const 5) (call $value (table.get $more (i32.const 10))) (i32.const 5))
    (call $expect (i32.const 6) (call $value (local.get $kept)) (i32.const 6))
    (call $expect (i32.const 7) (call $inside_of_large (local.get $large)) (i32.const 107))
    (call $expect (i32.const 9) (call $sum (local.get $chain)) (i32.const 705082704)) ;; 5000050000 mod 2^32
    (call $expect (i32.const 10) (call $recurse (i32.const 1000)) (i32.const 500500))
    (call $expect (i32.const 11) (call $pass_through) (i32.const 12))
    (call $expect (i32.const 12) (global.get $plain) (i32.const 5))))
