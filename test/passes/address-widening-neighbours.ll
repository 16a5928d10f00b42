; Accesses at constant distances (compiler/passes/address_rules.hpp: R1, R1', R2), and where there is no rule.
; RUN: ingot-opt --passes=address-widening %s | FileCheck %s

@large = external hidden global [0 x i8], align 65536, !ingot.largest_size !{i64 4294901760}

declare void @visible()

; R1: behind its leader, in another block too.
; CHECK-LABEL: @behind(
; CHECK: %[[B:.*]] = getelementptr nusw i8, ptr @large, i64 %p.wide
; CHECK: %[[B8:.*]] = getelementptr nusw i8, ptr %[[B]], i64 8
; CHECK: store i32 1, ptr %[[B8]]
define void @behind(i32 %p) {
  %p.wide = zext i32 %p to i64
  %a = getelementptr i8, ptr @large, i64 %p.wide
  store i32 0, ptr %a, align 1
  call void @visible()
  br label %next
next:
  %q = add i32 %p, 8
  %q.wide = zext i32 %q to i64
  %b = getelementptr i8, ptr @large, i64 %q.wide
  store i32 1, ptr %b, align 1
  ret void
}

; Beyond the reach of 2^16 + offset + width - 1.
; CHECK-LABEL: @beyond_reach(
; CHECK-NOT: nusw
; CHECK: ret void
define void @beyond_reach(i32 %p) {
  %p.wide = zext i32 %p to i64
  %a = getelementptr i8, ptr @large, i64 %p.wide
  store i32 0, ptr %a, align 1
  %q = add i32 %p, 65540
  %q.wide = zext i32 %q to i64
  %b = getelementptr i8, ptr @large, i64 %q.wide
  store i32 1, ptr %b, align 1
  ret void
}

; CHECK-LABEL: @within_reach(
; CHECK: nusw
; CHECK: ret void
define void @within_reach(i32 %p) {
  %p.wide = zext i32 %p to i64
  %a = getelementptr i8, ptr @large, i64 %p.wide
  store i32 0, ptr %a, align 1
  %q = add i32 %p, 65539
  %q.wide = zext i32 %q to i64
  %b = getelementptr i8, ptr @large, i64 %q.wide
  store i32 1, ptr %b, align 1
  ret void
}

; R1': the leader comes later.
; CHECK-LABEL: @leader_later(
; CHECK: %[[B:.*]] = getelementptr nusw i8, ptr @large, i64 %{{.*}}
; CHECK: %[[B8:.*]] = getelementptr nusw i8, ptr %[[B]], i64 8
; CHECK: store i32 1, ptr %[[B8]]
; CHECK: store i32 0, ptr %a
define void @leader_later(i32 %p) {
  %q = add i32 %p, 8
  %q.wide = zext i32 %q to i64
  %b = getelementptr i8, ptr @large, i64 %q.wide
  store i32 1, ptr %b, align 1
  %p.wide = zext i32 %p to i64
  %a = getelementptr i8, ptr @large, i64 %p.wide
  store i32 0, ptr %a, align 1
  ret void
}

; Not if what is in between can be seen: with p + 8 wrapped, the first store is good.
; CHECK-LABEL: @leader_behind_call(
; CHECK: store i32 1, ptr %b
define void @leader_behind_call(i32 %p) {
  %q = add i32 %p, 8
  %q.wide = zext i32 %q to i64
  %b.offset = add i64 %q.wide, 4
  %b = getelementptr i8, ptr @large, i64 %b.offset
  store i32 1, ptr %b, align 1
  call void @visible()
  %p.wide = zext i32 %p to i64
  %a.offset = add i64 %p.wide, 4
  %a = getelementptr i8, ptr @large, i64 %a.offset
  store i32 0, ptr %a, align 1
  ret void
}

; R2, backwards, needs offset 0.
; CHECK-LABEL: @backward(
; CHECK: %[[B:.*]] = getelementptr nusw i8, ptr @large, i64 %p.wide
; CHECK: %[[B8:.*]] = getelementptr nusw i8, ptr %[[B]], i64 -8
; CHECK: store i32 1, ptr %[[B8]]
; CHECK: store i32 2, ptr %c
define void @backward(i32 %p) {
  %p.wide = zext i32 %p to i64
  %p.offset = add nuw nsw i64 %p.wide, 8
  %a = getelementptr i8, ptr @large, i64 %p.offset
  store i32 0, ptr %a, align 1
  call void @visible()
  %q = add i32 %p, -8
  %q.wide = zext i32 %q to i64
  %b = getelementptr i8, ptr @large, i64 %q.wide
  store i32 1, ptr %b, align 1
  call void @visible()
  %r = add i32 %p, -16
  %r.wide = zext i32 %r to i64
  %c.offset = add nuw nsw i64 %r.wide, 20
  %c = getelementptr i8, ptr @large, i64 %c.offset
  store i32 2, ptr %c, align 1
  ret void
}
