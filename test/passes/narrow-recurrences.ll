; What one iteration leaves to the next is carried as it was loaded, and what is computed of it narrowed.
; RUN: ingot-opt --passes=narrow-recurrences %s | FileCheck %s

target datalayout = "n8:16:32:64"

@bytes = external hidden global [0 x i8], align 65536

; CHECK-LABEL: @unsigned(
; CHECK: phi i8 [ %first, %entry ], [ %y, %loop ]
; CHECK: add {{.*}}i16
; CHECK-NOT: i32
; CHECK: ret
define void @unsigned(ptr %p) {
entry:
  %first = load i8, ptr %p, align 1
  %start = zext i8 %first to i32
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop ]
  %x = phi i32 [ %start, %entry ], [ %y.wide, %loop ]
  %at = getelementptr i8, ptr @bytes, i64 %i
  %y = load i8, ptr %at, align 1
  %y.wide = zext i8 %y to i32
  %sum = add i32 %x, %y.wide
  %half = lshr i32 %sum, 1
  %mean = trunc i32 %half to i8
  %to = getelementptr i8, ptr %at, i64 4096
  store i8 %mean, ptr %to, align 1
  %i.next = add i64 %i, 1
  %more = icmp ne i64 %i.next, 512
  br i1 %more, label %loop, label %done
done:
  ret void
}

; A constant to begin with, which fits. It is used behind the loop.
; CHECK-LABEL: @signed(
; CHECK: %[[CARRIED:.*]] = phi i16 [ -3, %entry ], [ %y, %loop ]
; CHECK: %x = sext i16 %[[CARRIED]] to i32
; CHECK: ret i32 %x
define i32 @signed() {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop ]
  %x = phi i32 [ -3, %entry ], [ %y.wide, %loop ]
  %at = getelementptr i16, ptr @bytes, i64 %i
  %y = load i16, ptr %at, align 1
  %y.wide = sext i16 %y to i32
  %i.next = add i64 %i, 1
  %more = icmp ne i64 %i.next, 512
  br i1 %more, label %loop, label %done
done:
  ret i32 %x
}

; One that does not fit; one that was extended in another way; what is no load.
; CHECK-LABEL: @not(
; CHECK: phi i32 [ 256, %entry ]
; CHECK: phi i32 [ %start, %entry ]
; CHECK: phi i32 [ 0, %entry ]
define i32 @not(i8 %first) {
entry:
  %start = sext i8 %first to i32
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %i.next, %loop ]
  %a = phi i32 [ 256, %entry ], [ %y.wide, %loop ]
  %b = phi i32 [ %start, %entry ], [ %y.wide, %loop ]
  %c = phi i32 [ 0, %entry ], [ %z.wide, %loop ]
  %at = getelementptr i8, ptr @bytes, i64 %i
  %y = load i8, ptr %at, align 1
  %y.wide = zext i8 %y to i32
  %z = add i8 %y, 1
  %z.wide = zext i8 %z to i32
  %i.next = add i64 %i, 1
  %more = icmp ne i64 %i.next, 512
  br i1 %more, label %loop, label %done
done:
  %ab = add i32 %a, %b
  %abc = add i32 %ab, %c
  ret i32 %abc
}
