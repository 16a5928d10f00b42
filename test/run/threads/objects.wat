;; Each thread has a heap of its own, and gives it back when it ends: 200 of them after one another, with 3 MiB of objects
;; each that are alive to the end, in an address space that has room for the heaps of a few.
;; RUN: ingot -O2 --bounds=check --stack-size=1M --gc-heap-size=16M %s -o %t && %exits 0 %run %t
;; RUN: %if native %{ bash -c "ulimit -v 200000 && exec %python %S/../../tools/exits.py 0 %t" %}
(module
  (import "wasi" "thread-spawn" (func $spawn (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (import "env" "memory" (memory 1 1 shared))
  (export "memory" (memory 0))
  (type $node (struct (field $next (ref null $node)) (field $number i32)))
  (type $bytes (array (mut i8)))
  (global $list (mut (ref null $node)) (ref.null $node))

  ;; 80,000 nodes of 24 bytes, among garbage, and 1 MiB in one piece; then looks whether all are there.
  (func (export "wasi_thread_start") (param $thread i32) (param $argument i32)
    (local $large (ref $bytes)) (local $i i32) (local $node (ref null $node))
    (local.set $large (array.new $bytes (i32.const 7) (i32.const 1048576)))
    (if (ref.is_null (global.get $list)) (then) (else (call $exit (i32.const 1))))
    (loop $more
      (global.set $list (struct.new $node (global.get $list) (local.get $i)))
      (drop (array.new_default $bytes (i32.const 100)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $more (i32.lt_u (local.get $i) (i32.const 80000))))
    (local.set $node (global.get $list))
    (loop $next
      (local.set $i (i32.sub (local.get $i) (i32.const 1)))
      (if (i32.ne (struct.get $node $number (local.get $node)) (local.get $i)) (then (call $exit (i32.const 2))))
      (local.set $node (struct.get $node $next (local.get $node)))
      (br_if $next (local.get $i)))
    (if (i32.ne (array.get_u $bytes (local.get $large) (i32.const 1048575)) (i32.const 7)) (then (call $exit (i32.const 3))))
    (i32.atomic.store (i32.const 0) (i32.const 1))
    (drop (memory.atomic.notify (i32.const 0) (i32.const 1))))

  (func (export "_start")
    (local $count i32)
    (loop $next
      (i32.atomic.store (i32.const 0) (i32.const 0))
      (if (i32.lt_s (call $spawn (i32.const 0)) (i32.const 0)) (then (call $exit (i32.const 4))))
      (loop $wait
        (drop (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1)))
        (br_if $wait (i32.eqz (i32.atomic.load (i32.const 0)))))
      (local.set $count (i32.add (local.get $count) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $count) (i32.const 200))))))
