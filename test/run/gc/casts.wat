;; Tests, casts and branches on casts between all kinds of references, in the closed world; also deeper than the part of a
;; display that is always there.
;; RUN: ingot -O0 %s -o %t-O0 && %exits 0 %run %t-O0
;; RUN: ingot -O2 %s -o %t-O2 && %exits 0 %run %t-O2
;; RUN: ingot -O2 --gc-stress --gc-verify %s -o %t-s && %exits 0 %run %t-s
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (type $t0 (sub (struct)))
  (type $t1 (sub $t0 (struct (field i32))))
  (type $t2 (sub $t1 (struct (field i32))))
  (type $t3 (sub $t2 (struct (field i32))))
  (type $t4 (sub $t3 (struct (field i32))))
  (type $t5 (sub $t4 (struct (field i32))))
  (type $t6 (sub $t5 (struct (field i32))))
  (type $t7 (sub final $t6 (struct (field i32))))
  (type $u1 (sub final $t0 (struct (field i64))))
  (type $array (array i8))
  (type $f0 (sub (func)))
  (type $f1 (sub final $f0 (func)))
  (func $plain (type $f0))
  (func $special (type $f1))
  (elem declare func $plain $special)
  (table $values 16 anyref)

  (func $expect (param $case i32) (param $actual i32) (param $expected i32)
    (if (i32.ne (local.get $actual) (local.get $expected)) (then (call $exit (local.get $case)))))

  ;; A bit for each type that a value has.
  (func $types (param $v anyref) (result i32)
    (i32.or (i32.or (i32.or
      (ref.test (ref any) (local.get $v))
      (i32.shl (ref.test (ref eq) (local.get $v)) (i32.const 1)))
      (i32.or
      (i32.shl (ref.test (ref i31) (local.get $v)) (i32.const 2))
      (i32.shl (ref.test (ref struct) (local.get $v)) (i32.const 3))))
      (i32.or (i32.or
      (i32.shl (ref.test (ref array) (local.get $v)) (i32.const 4))
      (i32.shl (ref.test (ref null none) (local.get $v)) (i32.const 5)))
      (i32.or (i32.or
      (i32.shl (ref.test (ref $t0) (local.get $v)) (i32.const 6))
      (i32.shl (ref.test (ref $t1) (local.get $v)) (i32.const 7)))
      (i32.or (i32.or
      (i32.shl (ref.test (ref $t5) (local.get $v)) (i32.const 8))
      (i32.shl (ref.test (ref $t6) (local.get $v)) (i32.const 9)))
      (i32.or (i32.or
      (i32.shl (ref.test (ref $t7) (local.get $v)) (i32.const 10))
      (i32.shl (ref.test (ref $u1) (local.get $v)) (i32.const 11)))
      (i32.or
      (i32.shl (ref.test (ref $array) (local.get $v)) (i32.const 12))
      (i32.shl (ref.test (ref null $t2) (local.get $v)) (i32.const 13)))))))))

  (func $branch (param $v anyref) (result i32)
    (block $t6 (result (ref $t6))
      (block $i31 (result (ref i31))
        (block $not_t0 (result anyref)
          (drop (br_on_cast $t6 anyref (ref $t6) (br_on_cast_fail $not_t0 anyref (ref null $t0) (local.get $v))))
          (return (i32.const 1)))
        (br_on_cast $i31 anyref (ref i31))
        (drop)
        (return (i32.const 2)))
      (return (i32.add (i31.get_s) (i32.const 100))))
    (drop)
    (i32.const 3))

  (func $value (param $i i32) (result anyref) (table.get $values (local.get $i)))

  (func (export "_start")
    (table.set (i32.const 1) (ref.i31 (i32.const -5)))
    (table.set (i32.const 2) (struct.new $t0))
    (table.set (i32.const 3) (struct.new $t1 (i32.const 1)))
    (table.set (i32.const 4) (struct.new $t5 (i32.const 5)))
    (table.set (i32.const 5) (struct.new $t6 (i32.const 6)))
    (table.set (i32.const 6) (struct.new $t7 (i32.const 7)))
    (table.set (i32.const 7) (struct.new $u1 (i64.const 7)))
    (table.set (i32.const 8) (array.new_default $array (i32.const 2)))
    (table.set (i32.const 9) (any.convert_extern (extern.convert_any (table.get (i32.const 6)))))
    (call $expect (i32.const 1) (call $types (call $value (i32.const 0))) (i32.const 0x2020))
    (call $expect (i32.const 2) (call $types (call $value (i32.const 1))) (i32.const 0x0007))
    (call $expect (i32.const 3) (call $types (call $value (i32.const 2))) (i32.const 0x004b))
    (call $expect (i32.const 4) (call $types (call $value (i32.const 3))) (i32.const 0x00cb))
    (call $expect (i32.const 5) (call $types (call $value (i32.const 4))) (i32.const 0x21cb))
    (call $expect (i32.const 6) (call $types (call $value (i32.const 5))) (i32.const 0x23cb))
    (call $expect (i32.const 7) (call $types (call $value (i32.const 6))) (i32.const 0x27cb))
    (call $expect (i32.const 8) (call $types (call $value (i32.const 7))) (i32.const 0x084b))
    (call $expect (i32.const 9) (call $types (call $value (i32.const 8))) (i32.const 0x1013))
    (call $expect (i32.const 10) (call $types (call $value (i32.const 9))) (i32.const 0x27cb))
    (call $expect (i32.const 11) (ref.eq (ref.cast eqref (call $value (i32.const 6)))
                                         (ref.cast eqref (call $value (i32.const 9)))) (i32.const 1))
    (call $expect (i32.const 12) (call $branch (call $value (i32.const 0))) (i32.const 1))
    (call $expect (i32.const 13) (call $branch (call $value (i32.const 1))) (i32.const 95))
    (call $expect (i32.const 14) (call $branch (call $value (i32.const 4))) (i32.const 1))
    (call $expect (i32.const 15) (call $branch (call $value (i32.const 6))) (i32.const 3))
    (call $expect (i32.const 16) (call $branch (call $value (i32.const 8))) (i32.const 2))
    (call $expect (i32.const 17) (struct.get $t6 0 (ref.cast (ref $t6) (call $value (i32.const 6)))) (i32.const 7))
    (call $expect (i32.const 18) (ref.is_null (ref.cast (ref null $t6) (call $value (i32.const 0)))) (i32.const 1))

    ;; Functions, by what they are and not by the reference's type.
    (call $expect (i32.const 19) (ref.test (ref $f1) (ref.func $plain)) (i32.const 0))
    (call $expect (i32.const 20) (ref.test (ref $f1) (ref.func $special)) (i32.const 1))
    (call $expect (i32.const 21) (ref.test (ref $f0) (ref.func $special)) (i32.const 1))
    (call $expect (i32.const 22) (ref.test (ref func) (ref.func $plain)) (i32.const 1))
    (call $expect (i32.const 23) (ref.test (ref null nofunc) (ref.func $plain)) (i32.const 0))
    (call $expect (i32.const 24) (ref.test (ref extern) (ref.null noextern)) (i32.const 0))
    (call $expect (i32.const 25) (ref.test (ref extern) (extern.convert_any (ref.i31 (i32.const 1)))) (i32.const 1))

    ;; i31 keeps 31 bits.
    (call $expect (i32.const 26) (i31.get_u (ref.i31 (i32.const -1))) (i32.const 0x7fffffff))
    (call $expect (i32.const 27) (i31.get_s (ref.i31 (i32.const 0x40000000))) (i32.const 0xc0000000))
    (call $expect (i32.const 28) (ref.eq (ref.i31 (i32.const 5)) (ref.i31 (i32.const 0x80000005))) (i32.const 1))))
