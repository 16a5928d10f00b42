; Recurrences (compiler/passes/address_rules.hpp: R3, R4, R5), and where there are none.
; RUN: ingot-opt --passes=address-widening %s | FileCheck %s

@memories = internal global ptr null
; Grows to 2^32 - 2^16 at most.
@large = external hidden global [0 x i8], align 65536, !ingot.largest_size !{i64 4294901760}
; Grows to 2^20 at most.
@small = external hidden global [0 x i8], align 65536, !ingot.largest_size !{i64 1048576}
; May be of any size, or is not guarded.
@unknown = external hidden global [0 x i8], align 65536

; R3, and R5 forwards: the stores are 8 and -4 bytes from it.
; CHECK-LABEL: @forward(
; CHECK: %[[START:.*]] = zext i32 %s to i64
; CHECK: %[[P:.*]] = phi i64 [ %[[START]], %entry ], [ %[[NEXT:.*]], %loop ]
; CHECK: %[[A:.*]] = getelementptr nusw i8, ptr @large, i64 %[[P]]
; CHECK: %[[A100:.*]] = getelementptr nusw i8, ptr %[[A]], i64 100
; CHECK: load i32, ptr %[[A100]]
; CHECK: %[[B:.*]] = getelementptr nusw i8, ptr @large, i64 %[[P]]
; CHECK: %[[B8:.*]] = getelementptr nusw i8, ptr %[[B]], i64 8
; CHECK: store i32 %v, ptr %[[B8]]
; CHECK: %[[NEXT]] = add nuw nsw i64 %[[P]], 16
define void @forward(i32 %s, i32 %n) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %s, %entry ], [ %next, %loop ]
  %p.wide = zext i32 %p to i64
  %p.offset = add nuw nsw i64 %p.wide, 100
  %a = getelementptr i8, ptr @large, i64 %p.offset
  %v = load i32, ptr %a, align 1
  %q = add i32 %p, 8
  %q.wide = zext i32 %q to i64
  %b = getelementptr i8, ptr @large, i64 %q.wide
  store i32 %v, ptr %b, align 1
  %next = add i32 %p, 16
  %more = icmp ne i32 %next, %n
  br i1 %more, label %loop, label %done
done:
  ret void
}

; A step beyond the reach: the next address may wrap and be good.
; CHECK-LABEL: @far(
; CHECK-NOT: phi i64
; CHECK: ret void
define void @far(i32 %s, i32 %n) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %s, %entry ], [ %next, %loop ]
  %p.wide = zext i32 %p to i64
  %a = getelementptr i8, ptr @large, i64 %p.wide
  store i32 0, ptr %a, align 1
  %next = add i32 %p, 65540
  %more = icmp ne i32 %next, %n
  br i1 %more, label %loop, label %done
done:
  ret void
}

; The same step is within the reach of a memory that is small.
; CHECK-LABEL: @far_in_small(
; CHECK: phi i64
; CHECK: ret void
define void @far_in_small(i32 %s, i32 %n) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %s, %entry ], [ %next, %loop ]
  %p.wide = zext i32 %p to i64
  %a = getelementptr i8, ptr @small, i64 %p.wide
  store i32 0, ptr %a, align 1
  %next = add i32 %p, 65540
  %more = icmp ne i32 %next, %n
  br i1 %more, label %loop, label %done
done:
  ret void
}

; CHECK-LABEL: @of_any_size(
; CHECK-NOT: phi i64
; CHECK: ret void
define void @of_any_size(i32 %s, i32 %n) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %s, %entry ], [ %next, %loop ]
  %p.wide = zext i32 %p to i64
  %a = getelementptr i8, ptr @unknown, i64 %p.wide
  store i32 0, ptr %a, align 1
  %next = add i32 %p, 4
  %more = icmp ne i32 %next, %n
  br i1 %more, label %loop, label %done
done:
  ret void
}

; Not executed in each iteration: what wraps need not have trapped.
; CHECK-LABEL: @sometimes(
; CHECK-NOT: phi i64
; CHECK: ret void
define void @sometimes(i32 %s, i32 %n, i1 %condition) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %s, %entry ], [ %next, %latch ]
  %p.wide = zext i32 %p to i64
  %a = getelementptr i8, ptr @large, i64 %p.wide
  %use = icmp ult i32 %p, %n
  br i1 %use, label %access, label %latch
access:
  store i32 0, ptr %a, align 1
  br label %latch
latch:
  %next = add i32 %p, 4
  %more = icmp ne i32 %next, %n
  br i1 %more, label %loop, label %done
done:
  ret void
}

; But one at the same address as one that is, or forwards of one that has been.
; CHECK-LABEL: @sometimes_again(
; CHECK: access:
; CHECK-NEXT: %[[A:.*]] = getelementptr nusw i8, ptr @large, i64 %[[P:.*]]
; CHECK-NEXT: %[[A4:.*]] = getelementptr nusw i8, ptr %[[A]], i64 4
; CHECK-NEXT: store i32 %v, ptr %[[A4]]
define void @sometimes_again(i32 %s, i32 %n) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %s, %entry ], [ %next, %latch ]
  %p.wide = zext i32 %p to i64
  %a = getelementptr i8, ptr @large, i64 %p.wide
  %v = load i32, ptr %a, align 1
  %use = icmp ult i32 %v, %n
  br i1 %use, label %access, label %latch
access:
  %q = add i32 %p, 4
  %q.wide = zext i32 %q to i64
  %b = getelementptr i8, ptr @large, i64 %q.wide
  store i32 %v, ptr %b, align 1
  br label %latch
latch:
  %next = add i32 %p, 4
  %more = icmp ne i32 %next, %n
  br i1 %more, label %loop, label %done
done:
  ret void
}

; R4: downwards.
; CHECK-LABEL: @backward(
; CHECK: %[[P:.*]] = phi i64
; CHECK: getelementptr nusw i8, ptr @large, i64 %[[P]]
; CHECK: add nsw i64 %[[P]], -4
define void @backward(i32 %s, i32 %n) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %s, %entry ], [ %next, %loop ]
  %p.wide = zext i32 %p to i64
  %a = getelementptr i8, ptr @large, i64 %p.wide
  store i32 0, ptr %a, align 1
  %next = add i32 %p, -4
  %more = icmp ne i32 %next, %n
  br i1 %more, label %loop, label %done
done:
  ret void
}

; With an offset it could come back into the memory.
; CHECK-LABEL: @backward_with_offset(
; CHECK-NOT: phi i64
; CHECK: ret void
define void @backward_with_offset(i32 %s, i32 %n) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %s, %entry ], [ %next, %loop ]
  %p.wide = zext i32 %p to i64
  %p.offset = add nuw nsw i64 %p.wide, 8
  %a = getelementptr i8, ptr @large, i64 %p.offset
  store i32 0, ptr %a, align 1
  %next = add i32 %p, -4
  %more = icmp ne i32 %next, %n
  br i1 %more, label %loop, label %done
done:
  ret void
}
