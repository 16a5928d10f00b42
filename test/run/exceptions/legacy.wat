;; RUN: ingot -O0 %s -o %t-O0 && %exits 0 %run %t-O0
;; RUN: ingot -O2 %s -o %t-O2 && %exits 0 %run %t-O2
;; RUN: ingot -O3 %s -o %t-O3 && %exits 0 %run %t-O3
;; try, catch, catch_all, rethrow and delegate of before WebAssembly 3.0.
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (tag $none)
  (tag $number (param i32))
  (tag $other (param i32))
  (type $thrower (func (param i32)))
  (table funcref (elem $throw))

  (func $expect (param $case i32) (param $actual i32) (param $expected i32)
    (if (i32.ne (local.get $actual) (local.get $expected)) (then (call $exit (local.get $case)))))

  ;; 0: nothing; 1: $none; otherwise $number
  (func $throw (type $thrower)
    (if (i32.eq (local.get 0) (i32.const 1)) (then (throw $none)))
    (if (local.get 0) (then (throw $number (local.get 0)))))

  (func $catch (param i32) (result i32)
    try (result i32)
      (call_indirect (type $thrower) (local.get 0) (i32.const 0))
      (i32.const -1)
    catch $other
      (i32.add (i32.const 10000))
    catch $number
      (i32.add (i32.const 1000))
    catch_all
      (i32.const -2)
    end)

  ;; The exception goes on if there is no clause for it.
  (func $catch_number (param i32) (result i32)
    try (result i32)
      try (result i32)
        (call $throw (local.get 0))
        (i32.const -1)
      catch $number
      end
    catch_all
      (i32.const -3)
    end)

  ;; What a clause throws is not for the clauses of the same try.
  (func $throw_in_clause (result i32)
    try (result i32)
      try (result i32)
        (throw $none)
      catch $none
        (throw $number (i32.const 5))
      catch $number
        (i32.add (i32.const 100))
      catch_all
        (i32.const 200)
      end
    catch $number
    end)

  ;; A try without clauses catches nothing.
  (func $without_clauses (param i32) (result i32)
    try (result i32)
      try
        (call $throw (local.get 0))
      end
      (i32.const -1)
    catch_all
      (i32.const 8)
    end)

  (func $rethrow (param i32) (result i32)
    try (result i32)
      try
        (call $throw (local.get 0))
      catch_all
        rethrow 0
      end
      (i32.const -1)
    catch $number
    end)

  ;; Of two caught exceptions the outer one.
  (func $rethrow_outer (result i32)
    try (result i32)
      try (result i32)
        (throw $number (i32.const 1))
      catch $number
        drop
        try (result i32)
          (throw $number (i32.const 2))
        catch $number
          drop
          rethrow 1
        end
      end
    catch $number
    end)

  ;; The same exception again and again, caught inside of the clause each time; then it leaves.
  (func $rethrow_many_times (result i32)
    (local $i i32) (local $sum i32)
    try (result i32)
      try (result i32)
        (call $throw (i32.const 3))
        (unreachable)
      catch $number
        (local.set $sum)
        loop
          try
            rethrow 2
          catch $number
            (local.set $sum (i32.add (local.get $sum)))
          end
          (call $use_up_a_slot)
          (br_if 0 (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 10)))
        end
        rethrow 0
      end
    catch $number
      (i32.add (local.get $sum))
    end)
  ;; Takes whatever was freed, and frees it.
  (func $use_up_a_slot
    try
      (throw $other (i32.const 1000000))
    catch $other
      drop
    end)

  ;; To the try two levels out, past the one in between.
  (func $delegate (result i32)
    try $outer (result i32)
      try $between (result i32)
        try (result i32)
          (call $throw (i32.const 4))
          (i32.const -1)
        delegate $outer
      catch_all
        (i32.const 100)
      end
    catch $number
    end)

  ;; A label of a block: to whatever is around it.
  (func $delegate_to_block (result i32)
    try $outer (result i32)
      block $block (result i32)
        try (result i32)
          try (result i32)
            (call $throw (i32.const 4))
            (i32.const -1)
          delegate $block
        catch_all
          (i32.const 100)
        end
      end
    catch $number
      (i32.add (i32.const 1))
    end)

  ;; From within a clause to that clause's own try: outwards.
  (func $delegate_from_clause (result i32)
    try $outer (result i32)
      try $try (result i32)
        (throw $none)
      catch $none
        try (result i32)
          (call $throw (i32.const 4))
          (i32.const -1)
        delegate $try
      catch_all
        (i32.const 100)
      end
    catch $number
      (i32.add (i32.const 2))
    end)

  ;; To the label of the function: to its caller.
  (func $delegate_to_caller
    try
      try
        (call $throw (i32.const 4))
      delegate 1
    catch_all
    end)
  (func $calls_delegate_to_caller (result i32)
    try (result i32)
      (call $delegate_to_caller)
      (i32.const -1)
    catch $number
      (i32.add (i32.const 3))
    end)

  ;; A delegate to a delegate.
  (func $delegate_twice (result i32)
    try $outer (result i32)
      try $skipped (result i32)
        try $first (result i32)
          try (result i32)
            (call $throw (i32.const 4))
            (i32.const -1)
          delegate $first
        delegate $outer
      catch_all
        (i32.const 100)
      end
    catch $number
      (i32.add (i32.const 4))
    end)

  ;; Values below and in a try, locals, branches out of body and clauses.
  (func $values (param i32) (result i32)
    (local $reached i32)
    (i32.const 5000)
    (i32.const 30)
    try (param i32) (result i32)
      (local.set $reached (i32.const 100))
      (call $throw (local.get 0))
      (local.set $reached (i32.const 200))
    catch $number
      br 0
    catch_all
      (local.get $reached)
    end
    i32.add
    local.get $reached
    i32.add)

  ;; Nothing can throw here, and behind a throw nothing is reached: both are dead, and dead blocks nest.
  (func $dead (result i32)
    try
    catch_all
      try
        (throw $none)
      catch $none
        (call $exit (i32.const 99))
      end
    end
    try
      (throw $none)
      try
        block
          (call $exit (i32.const 98))
        end
      catch $number
        drop
        try
          (call $exit (i32.const 98))
        delegate 0
      catch_all
        (call $exit (i32.const 98))
      end
      (try_table (catch_all 0) (call $exit (i32.const 98)))
    catch_all
    end
    (i32.const 9))

  (func (export "_start")
    (call $expect (i32.const 1) (call $catch (i32.const 0)) (i32.const -1))
    (call $expect (i32.const 2) (call $catch (i32.const 1)) (i32.const -2))
    (call $expect (i32.const 3) (call $catch (i32.const 7)) (i32.const 1007))
    (call $expect (i32.const 4) (call $catch_number (i32.const 1)) (i32.const -3))
    (call $expect (i32.const 5) (call $catch_number (i32.const 9)) (i32.const 9))
    (call $expect (i32.const 6) (call $throw_in_clause) (i32.const 5))
    (call $expect (i32.const 7) (call $without_clauses (i32.const 0)) (i32.const -1))
    (call $expect (i32.const 8) (call $without_clauses (i32.const 2)) (i32.const 8))
    (call $expect (i32.const 9) (call $rethrow (i32.const 6)) (i32.const 6))
    (call $expect (i32.const 10) (call $rethrow (i32.const 0)) (i32.const -1))
    (call $expect (i32.const 11) (call $rethrow_outer) (i32.const 1))
    (call $expect (i32.const 12) (call $rethrow_many_times) (i32.const 36))
    (call $expect (i32.const 13) (call $delegate) (i32.const 4))
    (call $expect (i32.const 14) (call $delegate_to_block) (i32.const 5))
    (call $expect (i32.const 15) (call $delegate_from_clause) (i32.const 6))
    (call $expect (i32.const 16) (call $calls_delegate_to_caller) (i32.const 7))
    (call $expect (i32.const 17) (call $delegate_twice) (i32.const 8))
    (call $expect (i32.const 18) (call $values (i32.const 0)) (i32.const 5230))
    (call $expect (i32.const 19) (call $values (i32.const 3)) (i32.const 5103))
    (call $expect (i32.const 20) (call $values (i32.const 1)) (i32.const 5200))
    (call $expect (i32.const 21) (call $dead) (i32.const 9))))
