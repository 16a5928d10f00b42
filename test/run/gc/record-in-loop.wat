;; A store of a reference that does not change stays in its loop, behind the allocations there and with the note for the
;; collector: made earlier, it would be the only reference to a new object from an old one that nobody knows of.
;; RUN: ingot -O2 --gc-stress --gc-verify %s -o %t && %exits 42 %run %t
;; RUN: ingot -O3 --gc-stress --gc-verify %s -o %t && %exits 42 %run %t
(module
  (type $pair (struct (field (mut i32))))
  (type $box (struct (field $content (mut (ref null $pair)))))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (global $old (mut (ref null $box)) (ref.null $box))
  (global $made (mut (ref null $pair)) (ref.null $pair))
  (func $work (param $box (ref $box)) (param $pair (ref $pair)) (param $count i32)
    (loop $again
      (global.set $made (struct.new $pair (local.get $count)))
      (struct.set $box $content (local.get $box) (local.get $pair))
      (br_if $again (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))
  (func (export "_start")
    (global.set $old (struct.new $box (ref.null $pair)))
    (global.set $made (struct.new $pair (i32.const 9)))
    (call $work (ref.as_non_null (global.get $old)) (struct.new $pair (i32.const 42)) (i32.const 100))
    (call $exit (struct.get $pair 0 (struct.get $box $content (global.get $old))))))
