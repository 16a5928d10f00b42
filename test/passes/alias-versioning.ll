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

; A row of a matrix is made of one of another, which is known to lie beside it, and of a whole third one: one comparison, where
; LLVM would make one for each access, more than it does.
; CHECK-LABEL: @products(
; CHECK: icmp ult
; CHECK: icmp ult
; CHECK-NOT: icmp ult
; CHECK: br i1
; CHECK: load i32, ptr %f0, {{.*}}!alias.scope ![[FACTORS:[0-9]+]], !noalias ![[SUMS:[0-9]+]]
; CHECK: store i32 {{.*}}!alias.scope ![[SUMS]]
; CHECK: ret void
define void @products(i64 %outer) {
entry:
  %row = getelementptr i8, ptr @bytes, i64 %outer
  %f0 = getelementptr i8, ptr %row, i64 1000
  %f1 = getelementptr i8, ptr %row, i64 1004
  %f2 = getelementptr i8, ptr %row, i64 1008
  %f3 = getelementptr i8, ptr %row, i64 1012
  %f4 = getelementptr i8, ptr %row, i64 1016
  %f5 = getelementptr i8, ptr %row, i64 1020
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop ]
  %at = shl nuw nsw i64 %i, 2
  %column = getelementptr i8, ptr @bytes, i64 %at
  %place = getelementptr i8, ptr %row, i64 %at
  %sum = getelementptr i8, ptr %place, i64 8000
  store i32 0, ptr %sum, align 1
  %m0 = getelementptr i8, ptr %column, i64 2000
  %x0 = load i32, ptr %m0, align 1
  %y0 = load i32, ptr %f0, align 1
  %p0 = mul i32 %x0, %y0
  %s0 = add i32 %p0, 0
  store i32 %s0, ptr %sum, align 1
  %m1 = getelementptr i8, ptr %column, i64 2080
  %x1 = load i32, ptr %m1, align 1
  %y1 = load i32, ptr %f1, align 1
  %p1 = mul i32 %x1, %y1
  %s1 = add i32 %p1, %s0
  store i32 %s1, ptr %sum, align 1
  %m2 = getelementptr i8, ptr %column, i64 2160
  %x2 = load i32, ptr %m2, align 1
  %y2 = load i32, ptr %f2, align 1
  %p2 = mul i32 %x2, %y2
  %s2 = add i32 %p2, %s1
  store i32 %s2, ptr %sum, align 1
  %m3 = getelementptr i8, ptr %column, i64 2240
  %x3 = load i32, ptr %m3, align 1
  %y3 = load i32, ptr %f3, align 1
  %p3 = mul i32 %x3, %y3
  %s3 = add i32 %p3, %s2
  store i32 %s3, ptr %sum, align 1
  %m4 = getelementptr i8, ptr %column, i64 2320
  %x4 = load i32, ptr %m4, align 1
  %y4 = load i32, ptr %f4, align 1
  %p4 = mul i32 %x4, %y4
  %s4 = add i32 %p4, %s3
  store i32 %s4, ptr %sum, align 1
  %m5 = getelementptr i8, ptr %column, i64 2400
  %x5 = load i32, ptr %m5, align 1
  %y5 = load i32, ptr %f5, align 1
  %p5 = mul i32 %x5, %y5
  %s5 = add i32 %p5, %s4
  store i32 %s5, ptr %sum, align 1
  %i.next = add nuw nsw i64 %i, 1
  %done = icmp eq i64 %i.next, 20
  br i1 %done, label %end, label %loop
end:
  ret void
}
