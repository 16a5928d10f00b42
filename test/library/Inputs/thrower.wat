;; Throws, catches and keeps exceptions, with clauses of both kinds, and calls a host that calls back.
(module
  (import "env" "host" (func $host (param i32)))
  (memory 1)
  (tag $none)
  (tag $number (export "number") (param i32))
  (tag $all (param i32 i64 f32 f64 v128 funcref externref exnref))
  (tag $wide (param i64 i64 i64 i64 i64 i64 i64 i64))
  (type $thrower (func (param i32)))
  (global $kept (mut exnref) (ref.null exn))
  (table $table 4 100 exnref)
  (table $throwers funcref (elem $throw))

  (func $throw (export "throw") (type $thrower) (throw $number (local.get 0)))
  (func (export "throw_none") (throw $none))
  (func $throw_wide (export "throw_wide")
    (throw $wide (i64.const 1) (i64.const 2) (i64.const 3) (i64.const 4) (i64.const 5) (i64.const 6) (i64.const 7) (i64.const 8)))

  ;; Through a table, and caught by a clause of another tag first.
  (func (export "catch") (param i32) (result i32)
    (block $caught (result i32)
      (block $other
        (try_table (catch $none $other) (catch $number $caught)
          (call_indirect $throwers (type $thrower) (local.get 0) (i32.const 0))))
      (i32.const -1)))
  (func (export "catch_legacy") (param i32) (result i32)
    try (result i32)
      try (result i32)
        try (result i32)
          (call $throw (local.get 0))
          (i32.const -1)
        catch $none
          (i32.const -2)
        catch_all
          rethrow 0
        end
      delegate 0
    catch $number
      (i32.add (i32.const 1000))
    end)

  ;; What each value was is in the order of the result; the references are as they were if it is not 0.
  (func (export "values") (param i32 i64 f32 f64 v128) (result i32 i64 f32 f64 v128 i32)
    (local $f funcref) (local $e externref) (local $x exnref)
    (block $caught (result i32 i64 f32 f64 v128 funcref externref exnref)
      (try_table (catch $all $caught)
        (throw $all (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4)
          (ref.func $throw) (ref.null extern) (ref.null exn)))
      unreachable)
    (local.set $x) (local.set $e) (local.set $f)
    (i32.and (i32.eqz (ref.is_null (local.get $f))) (i32.and (ref.is_null (local.get $e)) (ref.is_null (local.get $x)))))

  (func $reference (param i32) (result exnref)
    (block $caught (result exnref)
      (try_table (catch_all_ref $caught) (call $throw (local.get 0)))
      unreachable))
  (func $value (param exnref) (result i32)
    (block $caught (result i32)
      (try_table (catch $number $caught) (throw_ref (local.get 0)))
      unreachable))

  ;; Across calls, in a global and in a table.
  (func (export "keep") (param i32) (global.set $kept (call $reference (local.get 0))))
  (func (export "kept") (result i32) (call $value (global.get $kept)))
  (func (export "throw_kept") (throw_ref (global.get $kept)))
  (func (export "put") (param $at i32) (param i32) (table.set $table (local.get $at) (call $reference (local.get 1))))
  (func (export "grow") (param i32) (result i32)
    (table.grow $table (call $reference (local.get 0)) (i32.const 50)))
  (func (export "get") (param $at i32) (result i32) (call $value (table.get $table (local.get $at))))

  ;; Six are held by this frame while the host is called, most likely in registers, and are seen again after it.
  (func (export "hold") (param $first i32) (result i32)
    (local $a exnref) (local $b exnref) (local $c exnref) (local $d exnref) (local $e exnref) (local $f exnref)
    (local.set $a (call $reference (local.get $first)))
    (local.set $b (call $reference (i32.add (local.get $first) (i32.const 1))))
    (local.set $c (call $reference (i32.add (local.get $first) (i32.const 2))))
    (local.set $d (call $reference (i32.add (local.get $first) (i32.const 3))))
    (local.set $e (call $reference (i32.add (local.get $first) (i32.const 4))))
    (local.set $f (call $reference (i32.add (local.get $first) (i32.const 5))))
    (call $host (local.get $first))
    (i32.add
      (i32.add (i32.add (call $value (local.get $a)) (call $value (local.get $b)))
               (i32.add (call $value (local.get $c)) (call $value (local.get $d))))
      (i32.add (call $value (local.get $e)) (call $value (local.get $f)))))

  ;; Makes so many references, of which it keeps none.
  (func (export "drop") (param $count i32)
    (loop $again
      (drop (call $reference (local.get $count)))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  ;; So many, each caught by a clause that makes no reference; what is not 0 was wrong.
  (func (export "catch_many") (param $count i32) (result i32)
    (local $wrong i32)
    (loop $again
      (local.set $wrong
        (i32.or (local.get $wrong)
          (i32.xor (local.get $count)
            (block $caught (result i32)
              (try_table (catch $number $caught) (call $throw (local.get $count)))
              (i32.const -1)))))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
    (local.get $wrong))

  ;; Keeps more and more, large ones, each by itself; and forgets them.
  (table $many 0 100000 exnref)
  (func (export "fill")
    (loop $again
      (br_if $again
        (i32.ne (i32.const -1)
          (table.grow $many
            (block $caught (result exnref)
              (try_table (catch_all_ref $caught) (call $throw_wide))
              unreachable)
            (i32.const 1))))))
  (func (export "empty") (table.fill $many (i32.const 0) (ref.null exn) (table.size $many)))
)
