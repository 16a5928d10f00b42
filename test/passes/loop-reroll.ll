; Loops that were unrolled become what they were, if nothing can tell the difference.
; RUN: ingot-opt --passes=loop-reroll %s | FileCheck %s

@memories = internal global ptr null
@memory = external hidden global [0 x i8], align 65536, !ingot.memory !{ptr @memories, i64 0}

; CHECK-LABEL: @twice(
; CHECK: %[[COUNT:.*]] = phi i64 [ 0, %entry ], [ %[[NEXT:.*]], %loop ]
; CHECK: %p = phi i64 [ %s, %entry ], [ %[[P_NEXT:.*]], %loop ]
; CHECK: load double
; CHECK: store double
; CHECK-NOT: load
; CHECK-NOT: store
; CHECK: %[[P_NEXT]] = add nuw nsw i64 %p, 8
; CHECK: %[[NEXT]] = add nuw nsw i64 %[[COUNT]], 1
; CHECK: icmp ne i64 %[[NEXT]], 200
; CHECK: ret
define void @twice(i64 %s) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %a0 = getelementptr nusw i8, ptr @memory, i64 %p
  %x0 = load double, ptr %a0, align 1
  %y0 = fmul double %x0, 3.0
  store double %y0, ptr %a0, align 1
  %a1 = getelementptr nusw i8, ptr %a0, i64 8
  %x1 = load double, ptr %a1, align 1
  %y1 = fmul double %x1, 3.0
  store double %y1, ptr %a1, align 1
  %p.next = add nuw nsw i64 %p, 16
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret void
}

; A sum, and what it ends as.
; CHECK-LABEL: @sum(
; CHECK: %sum = phi double [ 0.000000e+00, %entry ], [ %s0, %loop ]
; CHECK: %s0 = fadd double %sum, %x0
; CHECK-NOT: fadd
; CHECK: icmp ne i64 %{{.*}}, 400
; CHECK: ret double %s0
define double @sum(i64 %s) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %sum = phi double [ 0.0, %entry ], [ %s3, %loop ]
  %a0 = getelementptr nusw i8, ptr @memory, i64 %p
  %x0 = load double, ptr %a0, align 1
  %s0 = fadd double %sum, %x0
  %a1 = getelementptr nusw i8, ptr %a0, i64 8
  %x1 = load double, ptr %a1, align 1
  %s1 = fadd double %s0, %x1
  %a2 = getelementptr nusw i8, ptr %a0, i64 16
  %x2 = load double, ptr %a2, align 1
  %s2 = fadd double %s1, %x2
  %a3 = getelementptr nusw i8, ptr %a0, i64 24
  %x3 = load double, ptr %a3, align 1
  %s3 = fadd double %s2, %x3
  %p.next = add nuw nsw i64 %p, 32
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret double %s3
}

; The counter itself is an operand: it counts in ones now.
; CHECK-LABEL: @counter(
; CHECK: %i = phi i32 [ 0, %entry ], [ %[[I_NEXT:.*]], %loop ]
; CHECK: store i32 %i
; CHECK-NOT: store
; CHECK: %[[I_NEXT]] = add i32 %i, 1
; CHECK: ret
define void @counter(i64 %s) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %a0 = getelementptr nusw i8, ptr @memory, i64 %p
  store i32 %i, ptr %a0, align 1
  %a1 = getelementptr nusw i8, ptr %a0, i64 4
  %i1 = or disjoint i32 %i, 1
  store i32 %i1, ptr %a1, align 1
  %p.next = add nuw nsw i64 %p, 8
  %i.next = add i32 %i, 2
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret void
}

; The order of the accesses is another: both loads come before the stores.
; CHECK-LABEL: @other_order(
; CHECK: store double
; CHECK: store double
define void @other_order(i64 %s, i64 %t) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %q = phi i64 [ %t, %entry ], [ %q.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %a0 = getelementptr nusw i8, ptr @memory, i64 %p
  %x0 = load double, ptr %a0, align 1
  %a1 = getelementptr nusw i8, ptr %a0, i64 8
  %x1 = load double, ptr %a1, align 1
  %b0 = getelementptr nusw i8, ptr @memory, i64 %q
  store double %x0, ptr %b0, align 1
  %b1 = getelementptr nusw i8, ptr %b0, i64 8
  store double %x1, ptr %b1, align 1
  %p.next = add nuw nsw i64 %p, 16
  %q.next = add nuw nsw i64 %q, 16
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret void
}

; The distances are not the step's share; the operations are not the same; the extension may wrap in between.
; CHECK-LABEL: @other_distance(
; CHECK: store i32 1
; CHECK: store i32 1
define void @other_distance(i64 %s) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %a0 = getelementptr nusw i8, ptr @memory, i64 %p
  store i32 1, ptr %a0, align 1
  %a1 = getelementptr nusw i8, ptr %a0, i64 4
  store i32 1, ptr %a1, align 1
  %p.next = add nuw nsw i64 %p, 16
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret void
}

; CHECK-LABEL: @other_operation(
; CHECK: store i32
; CHECK: store i32
define void @other_operation(i64 %s) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %a0 = getelementptr nusw i8, ptr @memory, i64 %p
  %x0 = load i32, ptr %a0, align 1
  %y0 = add i32 %x0, 3
  store i32 %y0, ptr %a0, align 1
  %a1 = getelementptr nusw i8, ptr %a0, i64 4
  %x1 = load i32, ptr %a1, align 1
  %y1 = add i32 %x1, 4
  store i32 %y1, ptr %a1, align 1
  %p.next = add nuw nsw i64 %p, 8
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret void
}

; CHECK-LABEL: @narrow(
; CHECK: store i32 1
; CHECK: store i32 1
define void @narrow(i32 %s) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %wide = zext i32 %p to i64
  %a0 = getelementptr nusw i8, ptr @memory, i64 %wide
  store i32 1, ptr %a0, align 1
  %a1 = getelementptr nusw i8, ptr %a0, i64 4
  store i32 1, ptr %a1, align 1
  %p.next = add i32 %p, 8
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret void
}

; Nobody knows the count before: an odd distance is never reached in steps of two.
; CHECK-LABEL: @unknown_count(
; CHECK: store i32 1
; CHECK: store i32 1
define void @unknown_count(i64 %s, i32 %n) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %a0 = getelementptr nusw i8, ptr @memory, i64 %p
  store i32 1, ptr %a0, align 1
  %a1 = getelementptr nusw i8, ptr %a0, i64 4
  store i32 1, ptr %a1, align 1
  %p.next = add nuw nsw i64 %p, 8
  %i.next = add i32 %i, 2
  %more = icmp ne i32 %i.next, %n
  br i1 %more, label %loop, label %done
done:
  ret void
}

; What one of the groups has read is used behind the loop.
; CHECK-LABEL: @used_behind(
; CHECK: load i32
; CHECK: load i32
define i32 @used_behind(i64 %s) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %a0 = getelementptr nusw i8, ptr @memory, i64 %p
  %x0 = load i32, ptr %a0, align 1
  %a1 = getelementptr nusw i8, ptr %a0, i64 4
  %x1 = load i32, ptr %a1, align 1
  %p.next = add nuw nsw i64 %p, 8
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret i32 %x0
}

; What one iteration has read and extended, the next one uses.
; CHECK-LABEL: @previous(
; CHECK: %q = phi i32 [ %first, %entry ], [ %[[READ:.*]], %loop ]
; CHECK: load i8
; CHECK-NEXT: %[[READ]] = zext i8
; CHECK: store i8
; CHECK-NOT: load
; CHECK-NOT: store
; CHECK: icmp ne i64 {{.*}}, 200
; CHECK: ret
define void @previous(i64 %s, i32 %first) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %q = phi i32 [ %first, %entry ], [ %x1, %loop ]
  %a0 = getelementptr nusw i8, ptr @memory, i64 %p
  %b0 = load i8, ptr %a0, align 1
  %x0 = zext i8 %b0 to i32
  %y0 = add i32 %q, %x0
  %z0 = trunc i32 %y0 to i8
  %c0 = getelementptr nusw i8, ptr %a0, i64 1000
  store i8 %z0, ptr %c0, align 1
  %a1 = getelementptr nusw i8, ptr %a0, i64 1
  %b1 = load i8, ptr %a1, align 1
  %x1 = zext i8 %b1 to i32
  %y1 = add i32 %x0, %x1
  %z1 = trunc i32 %y1 to i8
  %c1 = getelementptr nusw i8, ptr %a0, i64 1001
  store i8 %z1, ptr %c1, align 1
  %p.next = add nuw nsw i64 %p, 2
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret void
}

; The first access of a group extends a sum of 32 bits, the second goes on from there. Where the sum cannot wrap in any
; group either, it is the same to extend each group's sum.
; CHECK-LABEL: @extended(
; CHECK: load <2 x i64>
; CHECK: store <2 x i64>
; CHECK-NOT: load
; CHECK: icmp ne i64 {{.*}}, 128
; CHECK: ret
define void @extended(i16 %from) {
entry:
  %start = zext i16 %from to i32
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %at = add nuw nsw i32 %i, %start
  %wide = zext nneg i32 %at to i64
  %a0 = getelementptr i8, ptr @memory, i64 %wide
  %x0 = load <2 x i64>, ptr %a0, align 1
  %y0 = add <2 x i64> %x0, splat (i64 3)
  store <2 x i64> %y0, ptr %a0, align 1
  %a1 = getelementptr i8, ptr %a0, i64 16
  %x1 = load <2 x i64>, ptr %a1, align 1
  %y1 = add <2 x i64> %x1, splat (i64 3)
  store <2 x i64> %y1, ptr %a1, align 1
  %i.next = add nuw nsw i32 %i, 32
  %more = icmp ne i32 %i.next, 2048
  br i1 %more, label %loop, label %done
done:
  ret void
}

; Here it may: the last group's second access may be at 2^32, which the sum of the group does not reach.
; CHECK-LABEL: @extended_to_the_end(
; CHECK: load <2 x i64>
; CHECK: load <2 x i64>
; CHECK: ret
define void @extended_to_the_end(i32 %start) {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %at = add nuw i32 %i, %start
  %wide = zext i32 %at to i64
  %a0 = getelementptr i8, ptr @memory, i64 %wide
  %x0 = load <2 x i64>, ptr %a0, align 1
  %y0 = add <2 x i64> %x0, splat (i64 3)
  store <2 x i64> %y0, ptr %a0, align 1
  %a1 = getelementptr i8, ptr %a0, i64 16
  %x1 = load <2 x i64>, ptr %a1, align 1
  %y1 = add <2 x i64> %x1, splat (i64 3)
  store <2 x i64> %y1, ptr %a1, align 1
  %i.next = add nuw nsw i32 %i, 32
  %more = icmp ne i32 %i.next, 2048
  br i1 %more, label %loop, label %done
done:
  ret void
}

; clang adds from behind what it has unrolled: of loads alone the order does not matter, nor of what adds them.
; CHECK-LABEL: @from_behind(
; CHECK: %sum = phi i32 [ 0, %entry ], [ %[[SUM:.*]], %loop ]
; CHECK: load i16
; CHECK: load i16
; CHECK-NOT: load
; CHECK: %[[SUM]] = add i32 %sum, %ab0
; CHECK: icmp ne i64 {{.*}}, 200
; CHECK: ret i32 %[[SUM]]
define i32 @from_behind(i64 %s) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %sum = phi i32 [ 0, %entry ], [ %sum1, %loop ]
  %at = getelementptr nusw i8, ptr @memory, i64 %p
  %at.a1 = getelementptr nusw i8, ptr %at, i64 2
  %a1 = load i16, ptr %at.a1, align 1
  %at.b1 = getelementptr nusw i8, ptr %at, i64 4098
  %b1 = load i16, ptr %at.b1, align 1
  %a1.wide = sext i16 %a1 to i32
  %b1.wide = sext i16 %b1 to i32
  %ab1 = mul nsw i32 %a1.wide, %b1.wide
  %a0 = load i16, ptr %at, align 1
  %at.b0 = getelementptr nusw i8, ptr %at, i64 4096
  %b0 = load i16, ptr %at.b0, align 1
  %a0.wide = sext i16 %a0 to i32
  %b0.wide = sext i16 %b0 to i32
  %ab0 = mul nsw i32 %a0.wide, %b0.wide
  %sum0 = add i32 %ab0, %sum
  %sum1 = add i32 %ab1, %sum0
  %p.next = add nuw nsw i64 %p, 4
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret i32 %sum1
}

; What it subtracts it adds up first. What is added and what is subtracted are no match.
; CHECK-LABEL: @subtracted_as_one(
; CHECK: %rest = phi i32 [ 0, %entry ], [ %[[REST:.*]], %loop ]
; CHECK: %[[A:.*]] = load i32
; CHECK-NOT: load
; CHECK: %[[REST]] = sub i32 %rest, %[[A]]
; CHECK: icmp ne i64 {{.*}}, 200
; CHECK: ret i32 %[[REST]]
define i32 @subtracted_as_one(i64 %s) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %rest = phi i32 [ 0, %entry ], [ %rest.next, %loop ]
  %at = getelementptr nusw i8, ptr @memory, i64 %p
  %a0 = load i32, ptr %at, align 1
  %at1 = getelementptr nusw i8, ptr %at, i64 4
  %a1 = load i32, ptr %at1, align 1
  %both = add nuw i32 %a1, %a0
  %rest.next = sub i32 %rest, %both
  %p.next = add nuw nsw i64 %p, 8
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret i32 %rest.next
}

; CHECK-LABEL: @added_and_subtracted(
; CHECK: load i32
; CHECK: load i32
; CHECK: ret
define i32 @added_and_subtracted(i64 %s) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %rest = phi i32 [ 0, %entry ], [ %rest.next, %loop ]
  %at = getelementptr nusw i8, ptr @memory, i64 %p
  %a0 = load i32, ptr %at, align 1
  %at1 = getelementptr nusw i8, ptr %at, i64 4
  %a1 = load i32, ptr %at1, align 1
  %both = sub i32 %a0, %a1
  %rest.next = sub i32 %rest, %both
  %p.next = add nuw nsw i64 %p, 8
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret i32 %rest.next
}

; Two of the terms are added twice, those that match them once: that is a sum of other groups.
; CHECK-LABEL: @added_twice(
; CHECK-COUNT-4: load i32
; CHECK: ret
define i32 @added_twice(i64 %s) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %sum = phi i32 [ 0, %entry ], [ %sum5, %loop ]
  %at = getelementptr nusw i8, ptr @memory, i64 %p
  %a0 = load i32, ptr %at, align 1
  %at.a1 = getelementptr nusw i8, ptr %at, i64 4
  %a1 = load i32, ptr %at.a1, align 1
  %at.b0 = getelementptr nusw i8, ptr %at, i64 4096
  %b0 = load i32, ptr %at.b0, align 1
  %at.b1 = getelementptr nusw i8, ptr %at, i64 4100
  %b1 = load i32, ptr %at.b1, align 1
  %sum0 = add i32 %a0, %sum
  %sum1 = add i32 %a0, %sum0
  %sum2 = add i32 %b0, %sum1
  %sum3 = add i32 %b0, %sum2
  %sum4 = add i32 %a1, %sum3
  %sum5 = add i32 %b1, %sum4
  %p.next = add nuw nsw i64 %p, 8
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret i32 %sum5
}

; A load whose value nobody uses may trap; and of floating-point numbers the order of additions matters.
; CHECK-LABEL: @not_from_behind(
; CHECK: load i32
; CHECK: load i32
; CHECK: load i32
; CHECK: ret
define i32 @not_from_behind(i64 %s) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %sum = phi i32 [ 0, %entry ], [ %sum1, %loop ]
  %at = getelementptr nusw i8, ptr @memory, i64 %p
  %at1 = getelementptr nusw i8, ptr %at, i64 4
  %a1 = load i32, ptr %at1, align 1
  %a0 = load i32, ptr %at, align 1
  %unused.at = getelementptr nusw i8, ptr %at, i64 4096
  %unused = load i32, ptr %unused.at, align 1
  %sum0 = add i32 %a0, %sum
  %sum1 = add i32 %a1, %sum0
  %p.next = add nuw nsw i64 %p, 8
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret i32 %sum1
}

; CHECK-LABEL: @float_from_behind(
; CHECK: load float
; CHECK: load float
; CHECK: ret
define float @float_from_behind(i64 %s) {
entry:
  br label %loop
loop:
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %sum = phi float [ 0.0, %entry ], [ %sum1, %loop ]
  %at = getelementptr nusw i8, ptr @memory, i64 %p
  %at1 = getelementptr nusw i8, ptr %at, i64 4
  %a1 = load float, ptr %at1, align 1
  %a0 = load float, ptr %at, align 1
  %sum0 = fadd float %a1, %sum
  %sum1 = fadd float %a0, %sum0
  %p.next = add nuw nsw i64 %p, 8
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 100
  br i1 %more, label %loop, label %done
done:
  ret float %sum1
}
