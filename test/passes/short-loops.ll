; Loops that cannot go round often are not vectorised, nor unrolled for an unknown count.
; RUN: ingot-opt --passes=short-loops %s | FileCheck %s

@memory = external hidden global [0 x i8], align 65536

; What a division by 4 leaves over, counted down.
; CHECK-LABEL: @rest(
; CHECK: br i1 %more, label %loop, label %done, !llvm.loop ![[SHORT:[0-9]+]]
define void @rest(i32 %n, i64 %s) {
entry:
  %rest = and i32 %n, 3
  %none = icmp eq i32 %rest, 0
  br i1 %none, label %done, label %loop
loop:
  %i = phi i32 [ %rest, %entry ], [ %i.next, %loop ]
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %a = getelementptr nusw i8, ptr @memory, i64 %p
  store i32 1, ptr %a, align 1
  %p.next = add nuw nsw i64 %p, 4
  %i.next = add i32 %i, -1
  %more = icmp ne i32 %i.next, 0
  br i1 %more, label %loop, label %done
done:
  ret void
}

; By steps of 4, from less than 64.
; CHECK-LABEL: @fours(
; CHECK: br i1 %more, label %loop, label %done, !llvm.loop !
define void @fours(i8 %n, i64 %s) {
entry:
  %n.wide = zext i8 %n to i32
  %fours = and i32 %n.wide, 60
  %none = icmp eq i32 %fours, 0
  br i1 %none, label %done, label %loop
loop:
  %i = phi i32 [ %fours, %entry ], [ %i.next, %loop ]
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %a = getelementptr nusw i8, ptr @memory, i64 %p
  store i32 1, ptr %a, align 1
  %p.next = add nuw nsw i64 %p, 4
  %i.next = add i32 %i, -4
  %more = icmp ne i32 %i.next, 0
  br i1 %more, label %loop, label %done
done:
  ret void
}

; 16 iterations are enough, and any number may be more; a constant number LLVM knows.
; CHECK-LABEL: @sixteen(
; CHECK: br i1 %more, label %loop, label %done{{$}}
define void @sixteen(i32 %n, i64 %s) {
entry:
  %rest = and i32 %n, 31
  %none = icmp eq i32 %rest, 0
  br i1 %none, label %done, label %loop
loop:
  %i = phi i32 [ %rest, %entry ], [ %i.next, %loop ]
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %a = getelementptr nusw i8, ptr @memory, i64 %p
  store i32 1, ptr %a, align 1
  %p.next = add nuw nsw i64 %p, 4
  %i.next = add i32 %i, -1
  %more = icmp ne i32 %i.next, 0
  br i1 %more, label %loop, label %done
done:
  ret void
}

; CHECK-LABEL: @any(
; CHECK: br i1 %more, label %loop, label %done{{$}}
define void @any(i32 %n, i64 %s) {
entry:
  br label %loop
loop:
  %i = phi i32 [ %n, %entry ], [ %i.next, %loop ]
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %a = getelementptr nusw i8, ptr @memory, i64 %p
  store i32 1, ptr %a, align 1
  %p.next = add nuw nsw i64 %p, 4
  %i.next = add i32 %i, -1
  %more = icmp ne i32 %i.next, 0
  br i1 %more, label %loop, label %done
done:
  ret void
}

; CHECK-LABEL: @constant(
; CHECK: br i1 %more, label %loop, label %done{{$}}
define void @constant(i64 %s) {
entry:
  br label %loop
loop:
  %i = phi i32 [ 8, %entry ], [ %i.next, %loop ]
  %p = phi i64 [ %s, %entry ], [ %p.next, %loop ]
  %a = getelementptr nusw i8, ptr @memory, i64 %p
  store i32 1, ptr %a, align 1
  %p.next = add nuw nsw i64 %p, 4
  %i.next = add i32 %i, -1
  %more = icmp ne i32 %i.next, 0
  br i1 %more, label %loop, label %done
done:
  ret void
}

; CHECK: ![[SHORT]] = distinct !{![[SHORT]], ![[VECTORS:[0-9]+]], ![[UNROLLING:[0-9]+]]}
; CHECK: ![[VECTORS]] = !{!"llvm.loop.vectorize.enable", i32 0}
; CHECK: ![[UNROLLING]] = !{!"llvm.loop.unroll.runtime.disable", i32 1}
