;; N queens with closures, as a compiler of a functional language would have it: a closure is an object that begins with
;; a function and goes on with the captured values; the function takes the closure, whose type it narrows by a cast to
;; reach them. The board is a list of columns; a predicate goes over it, and what to do with a board that is safe is
;; another closure. Indirect calls, casts, and small objects that die young.
;;
;;   queens [SIZE]      prints the number of solutions and a hash of all of them
(module
  (type $list (struct (field $head i32) (field $tail (ref null $list))))

  ;; Whether all is well so far, given a column and how many rows ago it was taken.
  (rec
    (type $predicate_code (func (param (ref $predicate) i32 i32) (result i32)))
    (type $predicate (sub (struct (field $code (ref $predicate_code))))))
  ;; It captures the column that is tried.
  (type $safe_from (sub final $predicate (struct (field $code (ref $predicate_code)) (field $column i32))))

  ;; What to do with a board.
  (rec
    (type $consumer_code (func (param (ref $consumer) (ref null $list))))
    (type $consumer (sub (struct (field $code (ref $consumer_code))))))
  ;; It captures the size, the row, and what to do with the complete board.
  (type $place_next
    (sub final $consumer
      (struct (field $code (ref $consumer_code)) (field $size i32) (field $row i32) (field $then (ref $consumer)))))
  ;; It captures a cell for each of the results.
  (type $cell (struct (field $value (mut i64))))
  (type $tally
    (sub final $consumer
      (struct (field $code (ref $consumer_code)) (field $count (ref $cell)) (field $hash (ref $cell)))))

  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))

  (memory (export "memory") 1)

  (elem declare func $safe_from_code $place_next_code $tally_code)

  (func $all (param $predicate (ref $predicate)) (param $list (ref null $list)) (result i32)
    (local $distance i32)
    (loop $next
      (if (ref.is_null (local.get $list)) (then (return (i32.const 1))))
      (local.set $distance (i32.add (local.get $distance) (i32.const 1)))
      (if
        (call_ref $predicate_code
          (local.get $predicate)
          (struct.get $list $head (local.get $list))
          (local.get $distance)
          (struct.get $predicate $code (local.get $predicate)))
        (then
          (local.set $list (struct.get $list $tail (local.get $list)))
          (br $next))))
    (i32.const 0))

  (func $safe_from_code (type $predicate_code)
    (param $self (ref $predicate)) (param $taken i32) (param $distance i32) (result i32)
    (local $column i32)
    (local.set $column (struct.get $safe_from $column (ref.cast (ref $safe_from) (local.get $self))))
    (i32.and
      (i32.ne (local.get $taken) (local.get $column))
      (i32.and
        (i32.ne (i32.add (local.get $taken) (local.get $distance)) (local.get $column))
        (i32.ne (i32.sub (local.get $taken) (local.get $distance)) (local.get $column)))))

  (func $place_next_code (type $consumer_code) (param $self (ref $consumer)) (param $board (ref null $list))
    (local $me (ref $place_next)) (local $column i32) (local $then (ref $consumer))
    (local.set $me (ref.cast (ref $place_next) (local.get $self)))
    (if (i32.eq (struct.get $place_next $row (local.get $me)) (struct.get $place_next $size (local.get $me)))
      (then
        (local.set $then (struct.get $place_next $then (local.get $me)))
        (return_call_ref $consumer_code
          (local.get $then) (local.get $board) (struct.get $consumer $code (local.get $then)))))
    (loop $next
      (if
        (call $all
          (struct.new $safe_from (ref.func $safe_from_code) (local.get $column))
          (local.get $board))
        (then
          (local.set $then
            (struct.new $place_next
              (ref.func $place_next_code)
              (struct.get $place_next $size (local.get $me))
              (i32.add (struct.get $place_next $row (local.get $me)) (i32.const 1))
              (struct.get $place_next $then (local.get $me))))
          (call_ref $consumer_code
            (local.get $then)
            (struct.new $list (local.get $column) (local.get $board))
            (struct.get $consumer $code (local.get $then)))))
      (local.set $column (i32.add (local.get $column) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $column) (struct.get $place_next $size (local.get $me))))))

  (func $tally_code (type $consumer_code) (param $self (ref $consumer)) (param $board (ref null $list))
    (local $me (ref $tally)) (local $hash i64)
    (local.set $me (ref.cast (ref $tally) (local.get $self)))
    (struct.set $cell $value (struct.get $tally $count (local.get $me))
      (i64.add (struct.get $cell $value (struct.get $tally $count (local.get $me))) (i64.const 1)))
    (local.set $hash (struct.get $cell $value (struct.get $tally $hash (local.get $me))))
    (block $done
      (loop $next
        (br_if $done (ref.is_null (local.get $board)))
        (local.set $hash
          (i64.add (i64.mul (local.get $hash) (i64.const 31))
                   (i64.extend_i32_u (struct.get $list $head (local.get $board)))))
        (local.set $board (struct.get $list $tail (local.get $board)))
        (br $next)))
    (struct.set $cell $value (struct.get $tally $hash (local.get $me)) (local.get $hash)))

  (func (export "_start")
    (local $count (ref $cell)) (local $hash (ref $cell)) (local $place_first (ref $consumer))
    (local.set $count (struct.new_default $cell))
    (local.set $hash (struct.new_default $cell))
    (local.set $place_first
      (struct.new $place_next
        (ref.func $place_next_code)
        (call $argument (i32.const 11))
        (i32.const 0)
        (struct.new $tally (ref.func $tally_code) (local.get $count) (local.get $hash))))
    (call_ref $consumer_code
      (local.get $place_first) (ref.null $list) (struct.get $consumer $code (local.get $place_first)))
    (call $print (struct.get $cell $value (local.get $count)))
    (call $print (struct.get $cell $value (local.get $hash))))

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
