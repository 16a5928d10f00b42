;; Every trap of the chapter. The memory keeps the optimiser from knowing the operands; results are not used.
;; RUN: split-file %s %t
;; RUN: ingot -O0 %t/struct.wat -o %t/struct-O0 && %traps "null structure reference" %run %t/struct-O0
;; RUN: ingot -O2 %t/struct.wat -o %t/struct-O2 && %traps "null structure reference" %run %t/struct-O2
;; RUN: ingot -O0 %t/array.wat -o %t/array-O0 && %traps "null array reference" %run %t/array-O0
;; RUN: ingot -O2 %t/array.wat -o %t/array-O2 && %traps "null array reference" %run %t/array-O2
;; RUN: ingot -O2 %t/i31.wat -o %t/i31 && %traps "null i31 reference" %run %t/i31
;; RUN: ingot -O0 %t/cast.wat -o %t/cast-O0 && %traps "cast failure" %run %t/cast-O0
;; RUN: ingot -O2 %t/cast.wat -o %t/cast-O2 && %traps "cast failure" %run %t/cast-O2
;; RUN: ingot -O0 %t/bounds.wat -o %t/bounds-O0 && %traps "out of bounds array access" %run %t/bounds-O0
;; RUN: ingot -O2 %t/bounds.wat -o %t/bounds-O2 && %traps "out of bounds array access" %run %t/bounds-O2
;; RUN: ingot -O2 %t/range.wat -o %t/range && %traps "out of bounds array access" %run %t/range
;; RUN: ingot -O2 %t/data.wat -o %t/data && %traps "out of bounds memory access" %run %t/data
;; RUN: ingot -O2 %t/elem.wat -o %t/elem && %traps "out of bounds table access" %run %t/elem

;--- struct.wat
(module (memory 1) (type $s (struct (field i32))) (global $g (mut (ref null $s)) (ref.null $s))
  (func (export "_start")
    (if (i32.load (i32.const 0)) (then (global.set $g (struct.new $s (i32.const 1)))))
    (drop (struct.get $s 0 (global.get $g)))))
;--- array.wat
(module (memory 1) (type $a (array i32)) (global $g (mut (ref null $a)) (ref.null $a))
  (func (export "_start")
    (if (i32.load (i32.const 0)) (then (global.set $g (array.new_default $a (i32.const 1)))))
    (drop (array.len (global.get $g)))))
;--- i31.wat
(module (memory 1) (global $g (mut i31ref) (ref.null i31))
  (func (export "_start")
    (if (i32.load (i32.const 0)) (then (global.set $g (ref.i31 (i32.const 1)))))
    (drop (i31.get_u (global.get $g)))))
;--- cast.wat
(module (memory 1) (type $s (struct (field i32))) (global $g (mut anyref) (ref.i31 (i32.const 2)))
  (func (export "_start")
    (if (i32.load (i32.const 0)) (then (global.set $g (struct.new $s (i32.const 1)))))
    (drop (ref.cast (ref $s) (global.get $g)))))
;--- bounds.wat
(module (memory 1) (type $a (array i32)) (global $g (mut (ref null $a)) (array.new_default $a (i32.const 4)))
  (func (export "_start")
    (drop (array.get $a (global.get $g) (i32.add (i32.load (i32.const 0)) (i32.const 4))))))
;--- range.wat
(module (memory 1) (type $a (array (mut i32))) (global $g (mut (ref null $a)) (array.new_default $a (i32.const 4)))
  (func (export "_start")
    (array.fill $a (global.get $g) (i32.add (i32.load (i32.const 0)) (i32.const 2)) (i32.const 7) (i32.const -1))))
;--- data.wat
(module (memory 1) (type $a (array (mut i64))) (data $d "12345678901234567")
  (func (export "_start")
    (drop (array.new_data $a $d (i32.add (i32.load (i32.const 0)) (i32.const 2)) (i32.const 2)))))
;--- elem.wat
(module (memory 1) (type $a (array (mut funcref))) (elem $e func 0)
  (func (export "_start")
    (drop (array.new_elem $a $e (i32.add (i32.load (i32.const 0)) (i32.const 1)) (i32.const 1)))))
