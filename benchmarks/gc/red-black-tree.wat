;; A map made of a left-leaning red-black tree (Sedgewick, "Left-leaning Red-Black Trees", 2008), as a compiler of an
;; object-oriented language would have it: keys and values are objects of any class, and a key finds out by casts what
;; it is compared with. Casts, null checks, references that are stored into old objects, and a heap that lives.
;;
;;   red-black-tree [OPERATIONS]      prints how many keys are left, how many lookups hit, and a hash of the contents
(module
  (type $object (sub (struct)))
  ;; Two kinds of keys; those of the first come before those of the second.
  (type $number (sub final $object (struct (field $value i64))))
  (type $pair (sub final $object (struct (field $first i32) (field $second i32))))
  (type $node
    (sub final $object
      (struct
        (field $key (mut (ref $object)))
        (field $value (mut (ref null eq)))
        (field $left (mut (ref null $node)))
        (field $right (mut (ref null $node)))
        (field $is_red (mut i8)))))

  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))

  (memory (export "memory") 1)

  (global $root (mut (ref null $node)) (ref.null $node))
  (global $size (mut i32) (i32.const 0))
  (global $random (mut i64) (i64.const 1))

  ;; Below, at or above zero as the first is below, equal to or above the second.
  (func $compare (param $a (ref $object)) (param $b (ref $object)) (result i32)
    (local $x (ref $number)) (local $y (ref $number)) (local $p (ref $pair)) (local $q (ref $pair))
    (block $is_pair (result (ref $object))
      (local.set $x (br_on_cast_fail $is_pair (ref $object) (ref $number) (local.get $a)))
      (if (i32.eqz (ref.test (ref $number) (local.get $b))) (then (return (i32.const -1))))
      (local.set $y (ref.cast (ref $number) (local.get $b)))
      (return
        (i32.sub
          (i64.gt_s (struct.get $number $value (local.get $x)) (struct.get $number $value (local.get $y)))
          (i64.lt_s (struct.get $number $value (local.get $x)) (struct.get $number $value (local.get $y))))))
    (local.set $p (ref.cast (ref $pair)))
    (block $other_is_number (result (ref $object))
      (local.set $q (br_on_cast_fail $other_is_number (ref $object) (ref $pair) (local.get $b)))
      (if (i32.ne (struct.get $pair $first (local.get $p)) (struct.get $pair $first (local.get $q)))
        (then
          (return
            (i32.sub
              (i32.gt_s (struct.get $pair $first (local.get $p)) (struct.get $pair $first (local.get $q)))
              (i32.lt_s (struct.get $pair $first (local.get $p)) (struct.get $pair $first (local.get $q)))))))
      (return
        (i32.sub
          (i32.gt_s (struct.get $pair $second (local.get $p)) (struct.get $pair $second (local.get $q)))
          (i32.lt_s (struct.get $pair $second (local.get $p)) (struct.get $pair $second (local.get $q))))))
    (drop)
    (i32.const 1))

  (func $is_red (param $node (ref null $node)) (result i32)
    (if (ref.is_null (local.get $node)) (then (return (i32.const 0))))
    (struct.get_u $node $is_red (local.get $node)))

  (func $rotate_left (param $node (ref $node)) (result (ref $node))
    (local $up (ref $node))
    (local.set $up (ref.as_non_null (struct.get $node $right (local.get $node))))
    (struct.set $node $right (local.get $node) (struct.get $node $left (local.get $up)))
    (struct.set $node $left (local.get $up) (local.get $node))
    (struct.set $node $is_red (local.get $up) (struct.get_u $node $is_red (local.get $node)))
    (struct.set $node $is_red (local.get $node) (i32.const 1))
    (local.get $up))

  (func $rotate_right (param $node (ref $node)) (result (ref $node))
    (local $up (ref $node))
    (local.set $up (ref.as_non_null (struct.get $node $left (local.get $node))))
    (struct.set $node $left (local.get $node) (struct.get $node $right (local.get $up)))
    (struct.set $node $right (local.get $up) (local.get $node))
    (struct.set $node $is_red (local.get $up) (struct.get_u $node $is_red (local.get $node)))
    (struct.set $node $is_red (local.get $node) (i32.const 1))
    (local.get $up))

  (func $flip (param $node (ref null $node))
    (struct.set $node $is_red (local.get $node)
      (i32.xor (struct.get_u $node $is_red (local.get $node)) (i32.const 1))))

  (func $flip_three (param $node (ref $node))
    (call $flip (local.get $node))
    (call $flip (struct.get $node $left (local.get $node)))
    (call $flip (struct.get $node $right (local.get $node))))

  (func $balance (param $node (ref $node)) (result (ref $node))
    (if (i32.and
          (call $is_red (struct.get $node $right (local.get $node)))
          (i32.eqz (call $is_red (struct.get $node $left (local.get $node)))))
      (then (local.set $node (call $rotate_left (local.get $node)))))
    (if (call $is_red (struct.get $node $left (local.get $node)))
      (then
        (if (call $is_red (struct.get $node $left (struct.get $node $left (local.get $node))))
          (then (local.set $node (call $rotate_right (local.get $node)))))))
    (if (i32.and
          (call $is_red (struct.get $node $left (local.get $node)))
          (call $is_red (struct.get $node $right (local.get $node))))
      (then (call $flip_three (local.get $node))))
    (local.get $node))

  (func $insert_below
    (param $node (ref null $node)) (param $key (ref $object)) (param $value (ref null eq)) (result (ref $node))
    (local $order i32)
    (if (ref.is_null (local.get $node))
      (then
        (global.set $size (i32.add (global.get $size) (i32.const 1)))
        (return
          (struct.new $node
            (local.get $key) (local.get $value) (ref.null $node) (ref.null $node) (i32.const 1)))))
    (local.set $order (call $compare (local.get $key) (struct.get $node $key (local.get $node))))
    (if (i32.eqz (local.get $order))
      (then (struct.set $node $value (local.get $node) (local.get $value)))
      (else
        (if (i32.lt_s (local.get $order) (i32.const 0))
          (then
            (struct.set $node $left (local.get $node)
              (call $insert_below (struct.get $node $left (local.get $node)) (local.get $key) (local.get $value))))
          (else
            (struct.set $node $right (local.get $node)
              (call $insert_below (struct.get $node $right (local.get $node)) (local.get $key) (local.get $value)))))))
    (call $balance (ref.as_non_null (local.get $node))))

  (func $insert (param $key (ref $object)) (param $value (ref null eq))
    (global.set $root (call $insert_below (global.get $root) (local.get $key) (local.get $value)))
    (struct.set $node $is_red (global.get $root) (i32.const 0)))

  (func $lookup (param $key (ref $object)) (result (ref null $node))
    (local $node (ref null $node)) (local $order i32)
    (local.set $node (global.get $root))
    (loop $next
      (if (ref.is_null (local.get $node)) (then (return (ref.null $node))))
      (local.set $order (call $compare (local.get $key) (struct.get $node $key (local.get $node))))
      (if (i32.eqz (local.get $order)) (then (return (local.get $node))))
      (local.set $node
        (select (result (ref null $node))
          (struct.get $node $left (local.get $node))
          (struct.get $node $right (local.get $node))
          (i32.lt_s (local.get $order) (i32.const 0))))
      (br $next))
    (unreachable))

  (func $move_red_left (param $node (ref $node)) (result (ref $node))
    (call $flip_three (local.get $node))
    (if (call $is_red (struct.get $node $left (struct.get $node $right (local.get $node))))
      (then
        (struct.set $node $right (local.get $node)
          (call $rotate_right (ref.as_non_null (struct.get $node $right (local.get $node)))))
        (local.set $node (call $rotate_left (local.get $node)))
        (call $flip_three (local.get $node))))
    (local.get $node))

  (func $move_red_right (param $node (ref $node)) (result (ref $node))
    (call $flip_three (local.get $node))
    (if (call $is_red (struct.get $node $left (struct.get $node $left (local.get $node))))
      (then
        (local.set $node (call $rotate_right (local.get $node)))
        (call $flip_three (local.get $node))))
    (local.get $node))

  ;; Whether the way down to this child is free of red nodes.
  (func $is_black_twice (param $child (ref null $node)) (result i32)
    (if (call $is_red (local.get $child)) (then (return (i32.const 0))))
    (if (ref.is_null (local.get $child)) (then (return (i32.const 1))))
    (i32.eqz (call $is_red (struct.get $node $left (local.get $child)))))

  (func $delete_least (param $node (ref $node)) (result (ref null $node))
    (if (ref.is_null (struct.get $node $left (local.get $node))) (then (return (ref.null $node))))
    (if (call $is_black_twice (struct.get $node $left (local.get $node)))
      (then (local.set $node (call $move_red_left (local.get $node)))))
    (struct.set $node $left (local.get $node)
      (call $delete_least (ref.as_non_null (struct.get $node $left (local.get $node)))))
    (call $balance (local.get $node)))

  (func $least (param $node (ref $node)) (result (ref $node))
    (local $left (ref null $node))
    (loop $next
      (local.set $left (struct.get $node $left (local.get $node)))
      (if (ref.is_null (local.get $left)) (then (return (local.get $node))))
      (local.set $node (ref.as_non_null (local.get $left)))
      (br $next))
    (unreachable))

  ;; The key is there.
  (func $delete_below (param $node (ref $node)) (param $key (ref $object)) (result (ref null $node))
    (local $least (ref $node))
    (if (i32.lt_s (call $compare (local.get $key) (struct.get $node $key (local.get $node))) (i32.const 0))
      (then
        (if (call $is_black_twice (struct.get $node $left (local.get $node)))
          (then (local.set $node (call $move_red_left (local.get $node)))))
        (struct.set $node $left (local.get $node)
          (call $delete_below (ref.as_non_null (struct.get $node $left (local.get $node))) (local.get $key))))
      (else
        (if (call $is_red (struct.get $node $left (local.get $node)))
          (then (local.set $node (call $rotate_right (local.get $node)))))
        (if (i32.and
              (i32.eqz (call $compare (local.get $key) (struct.get $node $key (local.get $node))))
              (ref.is_null (struct.get $node $right (local.get $node))))
          (then (return (ref.null $node))))
        (if (call $is_black_twice (struct.get $node $right (local.get $node)))
          (then (local.set $node (call $move_red_right (local.get $node)))))
        (if (i32.eqz (call $compare (local.get $key) (struct.get $node $key (local.get $node))))
          (then
            (local.set $least (call $least (ref.as_non_null (struct.get $node $right (local.get $node)))))
            (struct.set $node $key (local.get $node) (struct.get $node $key (local.get $least)))
            (struct.set $node $value (local.get $node) (struct.get $node $value (local.get $least)))
            (struct.set $node $right (local.get $node)
              (call $delete_least (ref.as_non_null (struct.get $node $right (local.get $node))))))
          (else
            (struct.set $node $right (local.get $node)
              (call $delete_below
                (ref.as_non_null (struct.get $node $right (local.get $node))) (local.get $key)))))))
    (call $balance (local.get $node)))

  ;; Returns whether the key was there.
  (func $delete (param $key (ref $object)) (result i32)
    (if (ref.is_null (call $lookup (local.get $key))) (then (return (i32.const 0))))
    (if (i32.eqz
          (i32.or
            (call $is_red (struct.get $node $left (global.get $root)))
            (call $is_red (struct.get $node $right (global.get $root)))))
      (then (struct.set $node $is_red (global.get $root) (i32.const 1))))
    (global.set $root (call $delete_below (ref.as_non_null (global.get $root)) (local.get $key)))
    (if (i32.eqz (ref.is_null (global.get $root)))
      (then (struct.set $node $is_red (global.get $root) (i32.const 0))))
    (global.set $size (i32.sub (global.get $size) (i32.const 1)))
    (i32.const 1))

  ;; Knuth's linear congruential generator; its low bits are poor.
  (func $next_random (result i32)
    (global.set $random
      (i64.add (i64.mul (global.get $random) (i64.const 6364136223846793005)) (i64.const 1442695040888963407)))
    (i32.wrap_i64 (i64.shr_u (global.get $random) (i64.const 33))))

  ;; One of 2^18 keys, half of each kind.
  (func $random_key (result (ref $object))
    (local $random i32)
    (local.set $random (call $next_random))
    (if (result (ref $object)) (i32.and (local.get $random) (i32.const 1))
      (then
        (struct.new $number
          (i64.extend_i32_u (i32.and (i32.shr_u (local.get $random) (i32.const 1)) (i32.const 0x1ffff)))))
      (else
        (struct.new $pair
          (i32.and (i32.shr_u (local.get $random) (i32.const 1)) (i32.const 0x1ff))
          (i32.and (i32.shr_u (local.get $random) (i32.const 10)) (i32.const 0xff))))))

  ;; Small values are i31 references, others boxed.
  (func $value (param $number i32) (result (ref eq))
    (if (result (ref eq)) (i32.and (local.get $number) (i32.const 1))
      (then (ref.i31 (local.get $number)))
      (else (struct.new $number (i64.extend_i32_u (local.get $number))))))

  (func $number_of (param $value (ref null eq)) (result i64)
    (local $small (ref null i31))
    (block $is_boxed (result (ref null eq))
      (local.set $small (br_on_cast_fail $is_boxed (ref null eq) (ref i31) (local.get $value)))
      (return (i64.extend_i32_u (i31.get_u (local.get $small)))))
    (struct.get $number $value (ref.cast (ref $number))))

  (func $hash_below (param $node (ref null $node)) (param $hash i64) (result i64)
    (if (ref.is_null (local.get $node)) (then (return (local.get $hash))))
    (call $hash_below
      (struct.get $node $right (local.get $node))
      (i64.add
        (i64.mul
          (call $hash_below (struct.get $node $left (local.get $node)) (local.get $hash))
          (i64.const 31))
        (call $number_of (struct.get $node $value (local.get $node))))))

  ;; Of four operations two insert, one looks up and one deletes. Returns whether it found something.
  (func $step (param $operation i32) (result i32)
    (local $node (ref null $node))
    (if (i32.eqz (i32.and (local.get $operation) (i32.const 3))) (then (return (call $delete (call $random_key)))))
    (if (i32.eq (i32.and (local.get $operation) (i32.const 3)) (i32.const 1))
      (then
        (local.set $node (call $lookup (call $random_key)))
        (if (ref.is_null (local.get $node)) (then (return (i32.const 0))))
        (return (i64.ne (call $number_of (struct.get $node $value (local.get $node))) (i64.const 0)))))
    (call $insert (call $random_key) (call $value (local.get $operation)))
    (i32.const 0))

  (func (export "_start")
    (local $operations i32) (local $hits i64)
    (local.set $operations (call $argument (i32.const 4000000)))
    (loop $next
      (local.set $hits (i64.add (local.get $hits) (i64.extend_i32_u (call $step (local.get $operations)))))
      (local.set $operations (i32.sub (local.get $operations) (i32.const 1)))
      (br_if $next (local.get $operations)))
    (call $print (i64.extend_i32_u (global.get $size)))
    (call $print (local.get $hits))
    (call $print (call $hash_below (global.get $root) (i64.const 0))))

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
