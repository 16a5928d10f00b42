;; A string builder: arrays of bytes that grow by copying, numbers written in decimal and read back, a hash over the
;; bytes, and the text widened to 16-bit units and narrowed again. Packed elements, bounds checks, array.copy.
;;
;;   string-builder [ROUNDS]      prints a hash of all texts, their length, and the sum of the numbers read back
(module
  (type $bytes (array (mut i8)))
  (type $units (array (mut i16)))
  (type $builder (struct (field $bytes (mut (ref $bytes))) (field $length (mut i32))))

  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))

  (memory (export "memory") 1)

  (data $word "number ")

  ;; Room for so many more bytes; the array at least doubles.
  (func $reserve (param $builder (ref $builder)) (param $count i32)
    (local $old (ref $bytes)) (local $new (ref $bytes)) (local $length i32)
    (local.set $old (struct.get $builder $bytes (local.get $builder)))
    (local.set $length (struct.get $builder $length (local.get $builder)))
    (if (i32.le_u (i32.add (local.get $length) (local.get $count)) (array.len (local.get $old))) (then (return)))
    (local.set $new
      (array.new_default $bytes
        (i32.add (i32.shl (array.len (local.get $old)) (i32.const 1)) (local.get $count))))
    (array.copy $bytes $bytes
      (local.get $new) (i32.const 0) (local.get $old) (i32.const 0) (local.get $length))
    (struct.set $builder $bytes (local.get $builder) (local.get $new)))

  (func $append_byte (param $builder (ref $builder)) (param $byte i32)
    (local $length i32)
    (call $reserve (local.get $builder) (i32.const 1))
    (local.set $length (struct.get $builder $length (local.get $builder)))
    (array.set $bytes (struct.get $builder $bytes (local.get $builder)) (local.get $length) (local.get $byte))
    (struct.set $builder $length (local.get $builder) (i32.add (local.get $length) (i32.const 1))))

  (func $append (param $builder (ref $builder)) (param $text (ref $bytes))
    (local $length i32)
    (call $reserve (local.get $builder) (array.len (local.get $text)))
    (local.set $length (struct.get $builder $length (local.get $builder)))
    (array.copy $bytes $bytes
      (struct.get $builder $bytes (local.get $builder)) (local.get $length)
      (local.get $text) (i32.const 0) (array.len (local.get $text)))
    (struct.set $builder $length (local.get $builder)
      (i32.add (local.get $length) (array.len (local.get $text)))))

  ;; A number as a text of its own.
  (func $decimal (param $number i32) (result (ref $bytes))
    (local $text (ref $bytes)) (local $digits i32) (local $rest i32)
    (local.set $rest (local.get $number))
    (loop $count
      (local.set $digits (i32.add (local.get $digits) (i32.const 1)))
      (local.set $rest (i32.div_u (local.get $rest) (i32.const 10)))
      (br_if $count (local.get $rest)))
    (local.set $text (array.new_default $bytes (local.get $digits)))
    (loop $write
      (local.set $digits (i32.sub (local.get $digits) (i32.const 1)))
      (array.set $bytes (local.get $text) (local.get $digits)
        (i32.add (i32.rem_u (local.get $number) (i32.const 10)) (i32.const 48)))
      (local.set $number (i32.div_u (local.get $number) (i32.const 10)))
      (br_if $write (local.get $digits)))
    (local.get $text))

  ;; The bytes of a builder, no more.
  (func $finish (param $builder (ref $builder)) (result (ref $bytes))
    (local $text (ref $bytes))
    (local.set $text (array.new_default $bytes (struct.get $builder $length (local.get $builder))))
    (array.copy $bytes $bytes
      (local.get $text) (i32.const 0)
      (struct.get $builder $bytes (local.get $builder)) (i32.const 0) (array.len (local.get $text)))
    (local.get $text))

  ;; FNV-1a.
  (func $hash (param $text (ref $bytes)) (result i64)
    (local $index i32) (local $hash i64)
    (local.set $hash (i64.const 0xcbf29ce484222325))
    (loop $next
      (if (i32.lt_u (local.get $index) (array.len (local.get $text)))
        (then
          (local.set $hash
            (i64.mul
              (i64.xor (local.get $hash) (i64.extend_i32_u (array.get_u $bytes (local.get $text) (local.get $index))))
              (i64.const 0x100000001b3)))
          (local.set $index (i32.add (local.get $index) (i32.const 1)))
          (br $next))))
    (local.get $hash))

  ;; The sum of the numbers in a text.
  (func $sum (param $text (ref $bytes)) (result i64)
    (local $index i32) (local $digit i32) (local $number i64) (local $sum i64)
    (loop $next
      (if (i32.lt_u (local.get $index) (array.len (local.get $text)))
        (then
          (local.set $digit (i32.sub (array.get_u $bytes (local.get $text) (local.get $index)) (i32.const 48)))
          (if (i32.lt_u (local.get $digit) (i32.const 10))
            (then
              (local.set $number
                (i64.add (i64.mul (local.get $number) (i64.const 10)) (i64.extend_i32_u (local.get $digit)))))
            (else
              (local.set $sum (i64.add (local.get $sum) (local.get $number)))
              (local.set $number (i64.const 0))))
          (local.set $index (i32.add (local.get $index) (i32.const 1)))
          (br $next))))
    (i64.add (local.get $sum) (local.get $number)))

  (func $widen (param $text (ref $bytes)) (result (ref $units))
    (local $index i32) (local $units (ref $units))
    (local.set $units (array.new_default $units (array.len (local.get $text))))
    (loop $next
      (if (i32.lt_u (local.get $index) (array.len (local.get $text)))
        (then
          (array.set $units (local.get $units) (local.get $index)
            (array.get_u $bytes (local.get $text) (local.get $index)))
          (local.set $index (i32.add (local.get $index) (i32.const 1)))
          (br $next))))
    (local.get $units))

  ;; In capitals.
  (func $narrow (param $units (ref $units)) (result (ref $bytes))
    (local $index i32) (local $unit i32) (local $text (ref $bytes))
    (local.set $text (array.new_default $bytes (array.len (local.get $units))))
    (loop $next
      (if (i32.lt_u (local.get $index) (array.len (local.get $units)))
        (then
          (local.set $unit (array.get_u $units (local.get $units) (local.get $index)))
          (array.set $bytes (local.get $text) (local.get $index)
            (select
              (i32.sub (local.get $unit) (i32.const 32))
              (local.get $unit)
              (i32.lt_u (i32.sub (local.get $unit) (i32.const 97)) (i32.const 26))))
          (local.set $index (i32.add (local.get $index) (i32.const 1)))
          (br $next))))
    (local.get $text))

  ;; A text of so many numbers, from `first` on.
  (func $build (param $first i32) (param $count i32) (result (ref $bytes))
    (local $builder (ref $builder)) (local $word (ref $bytes))
    (local.set $builder (struct.new $builder (array.new_default $bytes (i32.const 16)) (i32.const 0)))
    (local.set $word (array.new_data $bytes $word (i32.const 0) (i32.const 7)))
    (loop $next
      (call $append (local.get $builder) (local.get $word))
      (call $append (local.get $builder) (call $decimal (local.get $first)))
      (call $append_byte (local.get $builder) (i32.const 10))
      (local.set $first (i32.add (i32.mul (local.get $first) (i32.const 5)) (i32.const 7)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br_if $next (local.get $count)))
    (call $finish (local.get $builder)))

  (func $round (param $round i32) (result i64 i64 i64)
    (local $text (ref $bytes))
    (local.set $text (call $build (local.get $round) (i32.const 100)))
    (call $hash (call $narrow (call $widen (local.get $text))))
    (i64.extend_i32_u (array.len (local.get $text)))
    (call $sum (local.get $text)))

  (func (export "_start")
    (local $rounds i32) (local $hash i64) (local $length i64) (local $sum i64)
    (local.set $rounds (call $argument (i32.const 20000)))
    (loop $next
      (call $round (local.get $rounds))
      (local.set $sum (i64.add (local.get $sum)))
      (local.set $length (i64.add (local.get $length)))
      (local.set $hash (i64.xor (i64.rotl (local.get $hash) (i64.const 1))))
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $next (local.get $rounds)))
    (call $print (local.get $hash))
    (call $print (local.get $length))
    (call $print (local.get $sum)))

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
