;; A soak: blocks of many sizes are allocated without end, each in the place of another that was allocated long ago, so
;; that about 50 MB live at any time. What one sees is whether memory stays bounded, and how long the pauses are.
;;
;;   soak [MEGABYTES]      allocates so many in total; prints the bytes allocated, the bytes living and a checksum
;;
;; Bytes are counted as fields and elements have them, a reference as 8, without what the implementation adds.
(module
  (type $bytes (array (mut i8)))
  (type $block (struct (field $contents (ref $bytes)) (field $number i64)))
  (type $blocks (array (mut (ref null $block))))

  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))

  (memory (export "memory") 1)

  (global $living (ref $blocks) (array.new_default $blocks (i32.const 65536)))
  (global $living_bytes (mut i64) (i64.const 524288))
  (global $allocated_bytes (mut i64) (i64.const 524288))
  (global $checksum (mut i64) (i64.const 0))
  (global $random (mut i64) (i64.const 1))

  ;; Knuth's linear congruential generator; its low bits are poor.
  (func $next_random (result i32)
    (global.set $random
      (i64.add (i64.mul (global.get $random) (i64.const 6364136223846793005)) (i64.const 1442695040888963407)))
    (i32.wrap_i64 (i64.shr_u (global.get $random) (i64.const 32))))

  ;; Bytes for a block: one of 65536 has megabytes, one of 16 has kilobytes, the others have some hundreds.
  (func $random_size (result i32)
    (local $random i32)
    (local.set $random (call $next_random))
    (if (i32.lt_u (local.get $random) (i32.const 0x10000))
      (then (return (i32.add (i32.const 1048576) (i32.shl (local.get $random) (i32.const 4))))))
    (if (i32.lt_u (local.get $random) (i32.const 0x10000000))
      (then (return (i32.add (i32.const 4096) (i32.and (local.get $random) (i32.const 0x1fff))))))
    (i32.add (i32.const 16) (i32.and (local.get $random) (i32.const 0x1ff))))

  (func $bytes_of (param $block (ref $block)) (result i64)
    (i64.add (i64.const 16) (i64.extend_i32_u (array.len (struct.get $block $contents (local.get $block))))))

  ;; The block's ends hold its number, and what is between is zero.
  (func $make (param $number i64) (param $size i32) (result (ref $block))
    (local $contents (ref $bytes))
    (local.set $contents (array.new_default $bytes (local.get $size)))
    (array.set $bytes (local.get $contents) (i32.const 0) (i32.wrap_i64 (local.get $number)))
    (array.set $bytes
      (local.get $contents) (i32.sub (local.get $size) (i32.const 1)) (i32.wrap_i64 (local.get $number)))
    (struct.new $block (local.get $contents) (local.get $number)))

  (func $check (param $block (ref $block))
    (local $contents (ref $bytes))
    (local.set $contents (struct.get $block $contents (local.get $block)))
    (global.set $checksum
      (i64.add
        (i64.mul (global.get $checksum) (i64.const 31))
        (i64.add
          (struct.get $block $number (local.get $block))
          (i64.extend_i32_u
            (i32.add
              (i32.add
                (array.get_u $bytes (local.get $contents) (i32.const 0))
                (i32.shl
                  (array.get_u $bytes (local.get $contents) (i32.sub (array.len (local.get $contents)) (i32.const 1)))
                  (i32.const 8)))
              (i32.shl
                (array.get_u $bytes (local.get $contents) (i32.shr_u (array.len (local.get $contents)) (i32.const 1)))
                (i32.const 16))))))))

  ;; One block takes the place of another.
  (func $step (param $number i64)
    (local $place i32) (local $old (ref null $block)) (local $new (ref $block))
    (local.set $place (i32.shr_u (call $next_random) (i32.const 16)))
    (local.set $old (array.get $blocks (global.get $living) (local.get $place)))
    (if (i32.eqz (ref.is_null (local.get $old)))
      (then
        (call $check (ref.as_non_null (local.get $old)))
        (global.set $living_bytes
          (i64.sub (global.get $living_bytes) (call $bytes_of (ref.as_non_null (local.get $old)))))))
    (local.set $new (call $make (local.get $number) (call $random_size)))
    (array.set $blocks (global.get $living) (local.get $place) (local.get $new))
    (global.set $living_bytes (i64.add (global.get $living_bytes) (call $bytes_of (local.get $new))))
    (global.set $allocated_bytes (i64.add (global.get $allocated_bytes) (call $bytes_of (local.get $new)))))

  (func (export "_start")
    (local $limit i64) (local $number i64)
    (local.set $limit (i64.mul (i64.extend_i32_u (call $argument (i32.const 50000))) (i64.const 1000000)))
    (loop $next
      (call $step (local.get $number))
      (local.set $number (i64.add (local.get $number) (i64.const 1)))
      (br_if $next (i64.lt_u (global.get $allocated_bytes) (local.get $limit))))
    (call $print (global.get $allocated_bytes))
    (call $print (global.get $living_bytes))
    (call $print (global.get $checksum)))

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
