;; Structures in the closed world: fields of all types, packed ones, defaults, what a subtype inherits, and sharing.
;; RUN: ingot -O0 %s -o %t-O0 && %exits 0 %run %t-O0
;; RUN: ingot -O2 %s -o %t-O2 && %exits 0 %run %t-O2
;; RUN: ingot -O0 --gc-stress --gc-verify %s -o %t-s0 && %exits 0 %run %t-s0
;; RUN: ingot -O3 --gc-stress --gc-verify %s -o %t-s3 && %exits 0 %run %t-s3
(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "\ff\80\34\12\f0\de\bc\9a")

  (type $point (sub (struct (field $x (mut i32)) (field $y (mut i32)))))
  (type $point3 (sub $point (struct (field $x (mut i32)) (field $y (mut i32)) (field $z (mut i64)))))
  (type $all (struct
    (field $a (mut i8)) (field $b (mut i16)) (field $c (mut i32)) (field $d (mut i8)) (field $e (mut i64))
    (field $f (mut f32)) (field $g (mut f64)) (field $h (mut v128)) (field $i (mut anyref)) (field $j (mut i8))
    (field $k (mut funcref)) (field $l (mut externref))))
  (type $node (struct (field $next (mut (ref null $node))) (field $value i32)))
  (type $empty (struct))

  (func $expect (param $case i32) (param $actual i32) (param $expected i32)
    (if (i32.ne (local.get $actual) (local.get $expected)) (then (call $exit (local.get $case)))))
  (func $expect64 (param $case i32) (param $actual i64) (param $expected i64)
    (if (i64.ne (local.get $actual) (local.get $expected)) (then (call $exit (local.get $case)))))

  (func $sum (param $p (ref null $point)) (result i32)
    (i32.add (struct.get $point $x (local.get $p)) (struct.get $point $y (local.get $p))))

  ;; A list of the numbers from n down to 1.
  (func $list (param $n i32) (result (ref null $node))
    (local $head (ref null $node))
    (local $i i32)
    (loop $more
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (local.set $head (struct.new $node (local.get $head) (local.get $i)))
      (br_if $more (i32.lt_u (local.get $i) (local.get $n))))
    (local.get $head))
  (func $total (param $head (ref null $node)) (result i32)
    (local $sum i32)
    (block $end
      (loop $more
        (local.set $sum (i32.add (local.get $sum) (struct.get $node $value (br_on_null $end (local.get $head)))))
        (local.set $head (struct.get $node $next (local.get $head)))
        (br $more)))
    (local.get $sum))

  (func (export "_start")
    (local $p (ref null $point))
    (local $q (ref null $point3))
    (local $all (ref null $all))
    (local $other (ref null $all))
    (local.set $p (struct.new $point (i32.load8_s (i32.const 0)) (i32.load16_u (i32.const 2))))
    (call $expect (i32.const 1) (call $sum (local.get $p)) (i32.const 0x1233))
    (local.set $q (struct.new $point3 (i32.const 3) (i32.const 4) (i64.load (i32.const 0))))
    (call $expect (i32.const 2) (call $sum (local.get $q)) (i32.const 7))
    (call $expect64 (i32.const 3) (struct.get $point3 $z (local.get $q)) (i64.const 0x9abcdef0123480ff))
    (struct.set $point $x (local.get $q) (i32.const 40))
    (call $expect (i32.const 4) (call $sum (local.get $q)) (i32.const 44))
    (call $expect (i32.const 5) (struct.get $point3 $x (local.get $q)) (i32.const 40))

    ;; Defaults are zero and null.
    (local.set $all (struct.new_default $all))
    (call $expect (i32.const 6) (struct.get_u $all $a (local.get $all)) (i32.const 0))
    (call $expect (i32.const 7) (struct.get_s $all $b (local.get $all)) (i32.const 0))
    (call $expect (i32.const 8) (struct.get $all $c (local.get $all)) (i32.const 0))
    (call $expect64 (i32.const 9) (struct.get $all $e (local.get $all)) (i64.const 0))
    (call $expect (i32.const 10) (f32.eq (struct.get $all $f (local.get $all)) (f32.const 0)) (i32.const 1))
    (call $expect (i32.const 11) (f64.eq (struct.get $all $g (local.get $all)) (f64.const 0)) (i32.const 1))
    (call $expect (i32.const 12) (v128.any_true (struct.get $all $h (local.get $all))) (i32.const 0))
    (call $expect (i32.const 13) (ref.is_null (struct.get $all $i (local.get $all))) (i32.const 1))
    (call $expect (i32.const 14) (ref.is_null (struct.get $all $k (local.get $all))) (i32.const 1))
    (call $expect (i32.const 15) (ref.is_null (struct.get $all $l (local.get $all))) (i32.const 1))

    ;; Packed fields keep the lower bits, and reading says how to extend them. Neighbours are left alone.
    (struct.set $all $c (local.get $all) (i32.const -1))
    (struct.set $all $a (local.get $all) (i32.load (i32.const 0)))
    (struct.set $all $b (local.get $all) (i32.load (i32.const 0)))
    (call $expect (i32.const 16) (struct.get_u $all $a (local.get $all)) (i32.const 0xff))
    (call $expect (i32.const 17) (struct.get_s $all $a (local.get $all)) (i32.const -1))
    (call $expect (i32.const 18) (struct.get_u $all $b (local.get $all)) (i32.const 0x80ff))
    (call $expect (i32.const 19) (struct.get_s $all $b (local.get $all)) (i32.const 0xffff80ff))
    (call $expect (i32.const 20) (struct.get $all $c (local.get $all)) (i32.const -1))
    (struct.set $all $h (local.get $all) (v128.const i32x4 1 2 3 4))
    (struct.set $all $i (local.get $all) (local.get $p))
    (struct.set $all $l (local.get $all) (extern.convert_any (local.get $q)))
    (struct.set $all $j (local.get $all) (i32.const 255))
    (drop (call $list (i32.const 50)))
    (call $expect (i32.const 21) (i32x4.extract_lane 3 (struct.get $all $h (local.get $all))) (i32.const 4))
    (call $expect (i32.const 22) (call $sum (ref.cast (ref $point) (struct.get $all $i (local.get $all))))
      (i32.const 0x1233))
    (call $expect (i32.const 23)
      (call $sum (ref.cast (ref $point3) (any.convert_extern (struct.get $all $l (local.get $all)))))
      (i32.const 44))
    (call $expect (i32.const 24) (struct.get_u $all $j (local.get $all)) (i32.const 255))
    (call $expect (i32.const 25) (ref.is_null (struct.get $all $k (local.get $all))) (i32.const 1))

    ;; New objects are different, whatever they hold.
    (local.set $other (struct.new_default $all))
    (call $expect (i32.const 26) (ref.eq (local.get $all) (local.get $other)) (i32.const 0))
    (call $expect (i32.const 27) (ref.eq (local.get $all) (local.get $all)) (i32.const 1))
    (call $expect (i32.const 28) (ref.eq (struct.new $empty) (struct.new $empty)) (i32.const 0))
    (call $expect (i32.const 29) (call $total (call $list (i32.const 500))) (i32.const 125250))))
