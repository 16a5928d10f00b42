;; Where the objects that are alive do not fit, the program traps, at the allocation. What a program has dropped is no part
;; of that, however much it was.
;; RUN: ingot -O0 --gc-heap-size=8M %s -o %t-O0 && %traps "garbage-collected heap exhausted" %run %t-O0
;; RUN: ingot -O2 --gc-heap-size=8M %s -o %t-O2 && %traps "garbage-collected heap exhausted" %run %t-O2
(module
  (type $node (struct (field (ref null $node)) (field i64)))
  (type $bytes (array (mut i8)))
  (func $drop_much
    (local $i i32)
    (loop $more
      (drop (array.new $bytes (local.get $i) (i32.const 1500000)))
      (drop (struct.new $node (ref.null none) (i64.const 1)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $more (i32.lt_u (local.get $i) (i32.const 100)))))
  (func (export "_start")
    (local $head (ref null $node))
    (call $drop_much)
    (loop $more
      (local.set $head (struct.new $node (local.get $head) (i64.const 1)))
      (br $more))))
