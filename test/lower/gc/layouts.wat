;; What the runtime is told of objects: fields in order and aligned, which words are references, how large all is; of arrays
;; where the elements begin and how large they are. The layouts of subtypes begin like those of their supertypes.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - | FileCheck %s
(module
  ;; kind, element size, 0, size, references, more references
  ;; CHECK-DAG: @type0 = internal constant {{.*}} { %ObjectLayout { i8 1, i8 0, i16 0, i32 16, i64 0, ptr null }, ptr null, i32 0,
  (type $bytes (sub (struct (field i8) (field i16) (field i8))))
  ;; CHECK-DAG: @type1 = internal constant {{.*}} { %ObjectLayout { i8 1, i8 0, i16 0, i32 48, i64 16, ptr null }, ptr null, i32 1,
  (type $sub (sub $bytes (struct (field i8) (field i16) (field i8) (field f32) (field i64) (field anyref) (field i64))))
  ;; CHECK-DAG: @type2 = internal constant {{.*}} { %ObjectLayout { i8 1, i8 0, i16 0, i32 16, i64 0, ptr null }
  (type $empty (struct))
  ;; References to functions and i31 are none to the collector. A vector is aligned to 8.
  ;; CHECK-DAG: @type3 = internal constant {{.*}} { %ObjectLayout { i8 1, i8 0, i16 0, i32 72, i64 400, ptr null }
  (type $mixed (struct (field i32) (field v128) (field externref) (field funcref) (field i31ref) (field (ref null $bytes)) (field exnref)))
  ;; CHECK-DAG: @type4 = internal constant {{.*}} { %ObjectLayout { i8 2, i8 0, i16 0, i32 12, i64 0, ptr null }
  (type $i8 (array i8))
  ;; CHECK-DAG: @type5 = internal constant {{.*}} { %ObjectLayout { i8 2, i8 2, i16 0, i32 12, i64 0, ptr null }
  (type $f32 (array f32))
  ;; CHECK-DAG: @type6 = internal constant {{.*}} { %ObjectLayout { i8 2, i8 4, i16 0, i32 16, i64 0, ptr null }
  (type $v128 (array v128))
  ;; CHECK-DAG: @type7 = internal constant {{.*}} { %ObjectLayout { i8 2, i8 3, i16 0, i32 16, i64 1, ptr null }
  (type $refs (array anyref))
  ;; CHECK-DAG: @type8 = internal constant {{.*}} { %ObjectLayout { i8 2, i8 3, i16 0, i32 16, i64 0, ptr null }
  (type $functions (array funcref))
  ;; CHECK-DAG: @type9 = internal constant {{.*}} { %ObjectLayout zeroinitializer, ptr null, i32 0
  (type $function (func (param anyref i32 externref)))
  ;; An exception's values have 16 bytes each, behind 16 bytes.
  ;; CHECK-DAG: @tag0 = internal constant %Tag { %ObjectLayout { i8 3, i8 0, i16 0, i32 64, i64 68, ptr null }, ptr @type9 }
  (tag $t (type $function))
  (global (mut (ref $empty)) (struct.new $empty))
  (func (export "_start")))
