; What is there first is added first, so that an iteration waits for the one before as little as it can.
; RUN: ingot-opt --passes=operand-order %s | FileCheck %s

@bytes = external hidden global [0 x i8], align 65536

; The sum of the iteration before is last.
; CHECK-LABEL: @sum(
; CHECK: %[[LOADED:.*]] = add i32 %x, %y
; CHECK: add i32 %[[LOADED]], %sum
define i32 @sum() {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop ]
  %sum = phi i32 [ 0, %entry ], [ %next, %loop ]
  %at.x = getelementptr i32, ptr @bytes, i64 %i
  %x = load i32, ptr %at.x, align 1
  %at.y = getelementptr i8, ptr %at.x, i64 4096
  %y = load i32, ptr %at.y, align 1
  %part = add nsw i32 %sum, %x
  %next = add nsw i32 %part, %y
  %i.next = add i64 %i, 1
  %more = icmp ne i64 %i.next, 512
  br i1 %more, label %loop, label %done
done:
  ret i32 %next
}

; What something else uses stays; sums of floating-point numbers are what they are.
; CHECK-LABEL: @kept(
; CHECK: %part = add nsw i32 %sum, %x
; CHECK: %next = add nsw i32 %part, %y
; CHECK: %f.part = fadd float %f, 1.0
; CHECK: %f.next = fadd float %f.part, %z
define i32 @kept() {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop ]
  %sum = phi i32 [ 0, %entry ], [ %next, %loop ]
  %f = phi float [ 0.0, %entry ], [ %f.next, %loop ]
  %at.x = getelementptr i32, ptr @bytes, i64 %i
  %x = load i32, ptr %at.x, align 1
  %at.y = getelementptr i8, ptr %at.x, i64 4096
  %y = load i32, ptr %at.y, align 1
  %part = add nsw i32 %sum, %x
  %next = add nsw i32 %part, %y
  store i32 %part, ptr %at.y, align 1
  %z = load float, ptr %at.x, align 1
  %f.part = fadd float %f, 1.0
  %f.next = fadd float %f.part, %z
  %i.next = add i64 %i, 1
  %more = icmp ne i64 %i.next, 512
  br i1 %more, label %loop, label %done
done:
  store float %f.next, ptr @bytes, align 1
  ret i32 %next
}
