;; Annotations: names, branch hints and custom sections come through, all others are ignored.
;; RUN: ingot print %s | FileCheck %s
;; RUN: ingot print %s -o %t.wat && ingot print %t.wat | cmp - %t.wat
(@unknown (func) ")" $x)
(module (@name "a module")
  (@custom "late" "la" "te")
  (@custom "early" (before first) "\00")
  (@custom "types" (after type))
  (func (@name "same") (@other) (param (@name "p") i32)
    (@metadata.code.branch_hint "\01")
    (if (local.get 0) (then))
    block (@name "l")
      local.get 0
      (@metadata.code.branch_hint "\00") br_if 0
    end)
  (func (@name "same"))
  (func $id (@name "the name") (call $id))
)
;; CHECK:      (module $"a module"
;; CHECK-NEXT:   (type (;0;) (func (param i32)))
;; CHECK-NEXT:   (type (;1;) (func))
;; CHECK-NEXT:   (func $same (;0;) (type 0) (param $p i32)
;; CHECK-NEXT:     local.get $p
;; CHECK-NEXT:     (@metadata.code.branch_hint "\01")
;; CHECK-NEXT:     if
;; CHECK-NEXT:     end
;; CHECK-NEXT:     block $l
;; CHECK-NEXT:       local.get $p
;; CHECK-NEXT:       (@metadata.code.branch_hint "\00")
;; CHECK-NEXT:       br_if $l
;; CHECK-NEXT:     end)
;; CHECK-NEXT:   (func (@name "same") (;1;) (type 1))
;; CHECK-NEXT:   (func $"the name" (;2;) (type 1)
;; CHECK-NEXT:     call $"the name")
;; CHECK-NEXT:   (@custom "early" (before first) "\00")
;; CHECK-NEXT:   (@custom "types" (after type) "")
;; CHECK-NEXT:   (@custom "late" "late"))
