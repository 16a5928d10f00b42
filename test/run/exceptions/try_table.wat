;; RUN: ingot -O0 %s -o %t-O0 && %exits 0 %run %t-O0
;; RUN: ingot -O2 %s -o %t-O2 && %exits 0 %run %t-O2
;; RUN: ingot -O3 %s -o %t-O3 && %exits 0 %run %t-O3
;; Every kind of catch clause, at every distance: in the function itself, from a callee, through a table, by reference,
;; behind a tail call. The status is the number of the first case that is wrong.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (type $thrower (func (param i32)))
  (tag $none)
  (tag $number (param i32))
  (tag $pair (param i32 i64))
  (table $throwers funcref (elem $throw))

  (func $expect (param $case i32) (param $right i32)
    (if (i32.eqz (local.get $right)) (then (call $exit (local.get $case)))))

  ;; 0: nothing; 1: $none; 2: $number 42; 3: $pair 7 8
  (func $throw (type $thrower)
    (if (i32.eq (local.get 0) (i32.const 1)) (then (throw $none)))
    (if (i32.eq (local.get 0) (i32.const 2)) (then (throw $number (i32.const 42))))
    (if (i32.eq (local.get 0) (i32.const 3)) (then (throw $pair (i32.const 7) (i64.const 8)))))
  (func $throw_far (param i32) (call $throw_farther (local.get 0)) (call $expect (i32.const 90) (i32.eqz (local.get 0))))
  (func $throw_farther (param i32) (call $throw (local.get 0)) (call $expect (i32.const 91) (i32.eqz (local.get 0))))
  (func $throw_tail (param i32) (return_call $throw (local.get 0)))
  (func $throw_tail_indirect (param i32)
    (return_call_indirect $throwers (type $thrower) (local.get 0) (i32.const 0)))
  (func $throw_tail_ref (param i32) (return_call_ref $thrower (local.get 0) (ref.func $throw)))
  (elem declare func $throw_far $throw_tail $throw_tail_indirect $throw_tail_ref)

  ;; What was caught: 0, -1 for $none, the number, the sum of the pair plus 1000.
  (func $catch (param $what i32) (param $thrower (ref $thrower)) (result i32)
    (local $sum i64)
    (block $on_none
      (block $on_number (result i32)
        (block $on_pair (result i32 i64)
          (try_table (catch $none $on_none) (catch $pair $on_pair) (catch $number $on_number)
            (call_ref $thrower (local.get $what) (local.get $thrower)))
          (return (i32.const 0)))
        (local.set $sum)
        (return (i32.add (i32.wrap_i64 (local.get $sum)) (i32.add (i32.const 1000)))))
      (return))
    (i32.const -1))
  (func $check_catch (param $case i32) (param $thrower (ref $thrower))
    (call $expect (local.get $case) (i32.eq (call $catch (i32.const 0) (local.get $thrower)) (i32.const 0)))
    (call $expect (local.get $case) (i32.eq (call $catch (i32.const 1) (local.get $thrower)) (i32.const -1)))
    (call $expect (local.get $case) (i32.eq (call $catch (i32.const 2) (local.get $thrower)) (i32.const 42)))
    (call $expect (local.get $case) (i32.eq (call $catch (i32.const 3) (local.get $thrower)) (i32.const 1015))))

  ;; catch_ref gives values and the reference; throw_ref throws the same again.
  (func $catch_ref (param $what i32) (result i32)
    (local $exception exnref)
    (block $again (result i32)
      (block $first (result i32 exnref)
        (try_table (catch_ref $number $first) (call $throw (local.get $what)))
        (return (i32.const 0)))
      (local.set $exception)
      (drop)
      (try_table (catch $number $again) (throw_ref (local.get $exception)))
      (unreachable))
    (i32.add (i32.const 1)))

  ;; No clause here is for $none: it goes on to the one outside.
  (func $catch_outside (param $what i32) (result i32)
    (block $outer (result exnref)
      (block $inner (result i32)
        (try_table (catch_all_ref $outer)
          (try_table (catch $number $inner) (call $throw (local.get $what)))
          (return (i32.const 0)))
        (unreachable))
      (return))
    (drop)
    (i32.const 77))

  ;; The first clause that fits is taken, whatever stands behind it.
  (func $first_of_many (result i32)
    (block $b
      (block $a
        (try_table (catch_all $a) (catch $none $b) (throw $none)))
      (return (i32.const 1)))
    (i32.const 2))

  ;; The labels of the clauses are counted from outside of the try_table: 0 is the loop.
  (func $into_loop (result i32)
    (local $round i32)
    (loop
      (try_table (catch $none 0)
        (local.set $round (i32.add (local.get $round) (i32.const 1)))
        (call $throw (i32.lt_u (local.get $round) (i32.const 5)))))
    (local.get $round))

  ;; A try_table takes and gives values; what lies below it stays.
  (func $values (param i32) (result i32)
    (block $caught (result i32)
      (i32.const 1000)
      (i32.const 10) (i32.const 20)
      (try_table (param i32 i32) (result i32) (catch $number $caught)
        (i32.add)
        (call $throw (local.get 0)))
      (return (i32.add))))

  ;; The handler sees the locals as they are when it happens.
  (func $locals (param $what i32) (result i32)
    (local $reached i32)
    (block $caught (result i32)
      (try_table (catch $number $caught)
        (local.set $reached (i32.const 1))
        (call $throw (i32.const 0))
        (local.set $reached (i32.const 2))
        (call $throw (local.get $what))
        (local.set $reached (i32.const 3))
        (throw $number (i32.const 0)))
      (unreachable))
    (drop)
    (local.get $reached))

  ;; Thrown by a handler: it goes outwards, not to its own clauses.
  (func $throw_while_handling (result i32)
    (block $outer (result i32)
      (try_table (catch $number $outer)
        (block $inner
          (try_table (catch_all $inner) (throw $none)))
        (throw $number (i32.const 5)))
      (unreachable)))

  ;; A branch to the function's own label, with the exception's value as the result.
  (func $to_function (result i32)
    (try_table (catch $number 0) (throw $number (i32.const 6)))
    (i32.const 0))

  (func (export "_start")
    (local $i i32)
    (call $check_catch (i32.const 1) (ref.func $throw))
    (call $check_catch (i32.const 2) (ref.func $throw_far))
    (call $check_catch (i32.const 3) (ref.func $throw_tail))
    (call $check_catch (i32.const 4) (ref.func $throw_tail_indirect))
    (call $check_catch (i32.const 5) (ref.func $throw_tail_ref))
    (call $expect (i32.const 10) (i32.eq (call $catch_ref (i32.const 2)) (i32.const 43)))
    (call $expect (i32.const 11) (i32.eq (call $catch_ref (i32.const 0)) (i32.const 0)))
    (call $expect (i32.const 12) (i32.eq (call $catch_outside (i32.const 2)) (i32.const 42)))
    (call $expect (i32.const 13) (i32.eq (call $catch_outside (i32.const 1)) (i32.const 77)))
    (call $expect (i32.const 14) (i32.eq (call $first_of_many) (i32.const 1)))
    (call $expect (i32.const 15) (i32.eq (call $into_loop) (i32.const 5)))
    (call $expect (i32.const 16) (i32.eq (call $values (i32.const 0)) (i32.const 1030)))
    (call $expect (i32.const 17) (i32.eq (call $values (i32.const 2)) (i32.const 42)))
    (call $expect (i32.const 18) (i32.eq (call $locals (i32.const 2)) (i32.const 2)))
    (call $expect (i32.const 19) (i32.eq (call $locals (i32.const 0)) (i32.const 3)))
    (call $expect (i32.const 20) (i32.eq (call $throw_while_handling) (i32.const 5)))
    (call $expect (i32.const 21) (i32.eq (call $to_function) (i32.const 6)))))
