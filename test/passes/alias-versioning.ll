; Arrays of structures that do not overlap: known to be apart as wholes, not field by field.
; RUN: ingot-opt --passes=alias-versioning %s | FileCheck %s

target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux"

@bytes = external hidden global [0 x i8], align 65536

; CHECK-LABEL: @fields(
; CHECK: icmp ult
; CHECK: icmp ult
; CHECK-NOT: icmp ult
; CHECK: br i1 %{{.*}}, label %[[PLAIN:.*]], label %[[APART:.*]]
; CHECK: [[PLAIN]]:
; CHECK: load double
; CHECK-NOT: alias.scope
; CHECK: [[APART]]:
; CHECK: call void @llvm.experimental.noalias.scope.decl(metadata ![[WRITTEN:[0-9]+]])
; CHECK: call void @llvm.experimental.noalias.scope.decl(metadata ![[READ:[0-9]+]])
; CHECK: load double, {{.*}} !alias.scope ![[READ]], !noalias ![[WRITTEN]]
; CHECK: store double {{.*}} !alias.scope ![[WRITTEN]], !noalias ![[READ]]
; CHECK: load double, {{.*}} !alias.scope ![[READ]], !noalias ![[WRITTEN]]
; CHECK: store double {{.*}} !alias.scope ![[WRITTEN]], !noalias ![[READ]]
define void @fields(i64 %from, i64 %to, i64 %count) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop ]
  %at = shl nuw nsw i64 %i, 4
  %r = add i64 %from, %at
  %w = add i64 %to, %at
  %r0 = getelementptr i8, ptr @bytes, i64 %r
  %r1 = getelementptr i8, ptr %r0, i64 8
  %w0 = getelementptr i8, ptr @bytes, i64 %w
  %w1 = getelementptr i8, ptr %w0, i64 8
  %re = load double, ptr %r0, align 1
  %re.more = fmul double %re, 3.0
  store double %re.more, ptr %w0, align 1
  %im = load double, ptr %r1, align 1
  %im.more = fmul double %im, 5.0
  store double %im.more, ptr %w1, align 1
  %i.next = add nuw nsw i64 %i, 1
  %done = icmp eq i64 %i.next, %count
  br i1 %done, label %end, label %loop
end:
  ret void
}

; Where each group is one access, LLVM compares the same.
; CHECK-LABEL: @single(
; CHECK-NOT: icmp ult
; CHECK-NOT: alias.scope
; CHECK: ret void
define void @single(i64 %from, i64 %to, i64 %count) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop ]
  %at = shl nuw nsw i64 %i, 3
  %r = add i64 %from, %at
  %w = add i64 %to, %at
  %r0 = getelementptr i8, ptr @bytes, i64 %r
  %w0 = getelementptr i8, ptr @bytes, i64 %w
  %x = load double, ptr %r0, align 1
  %more = fmul double %x, 3.0
  store double %more, ptr %w0, align 1
  %i.next = add nuw nsw i64 %i, 1
  %done = icmp eq i64 %i.next, %count
  br i1 %done, label %end, label %loop
end:
  ret void
}
