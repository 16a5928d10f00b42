; What counts in floating point by whole numbers counts in integers, if every sum is exact.
; RUN: ingot-opt --passes=float-inductions %s | FileCheck %s

@bytes = external hidden global [0 x i8], align 65536

; As many iterations as 32 bits can count: unsigned.
; CHECK-LABEL: @up(
; CHECK: %[[COUNT:.*]] = phi i32 [ 0, %entry ], [ %[[NEXT:.*]], %loop ]
; CHECK: %x = uitofp i32 %[[COUNT]] to double
; CHECK: fmul double %x, 5.0
; CHECK-NOT: fadd
; CHECK: %[[NEXT]] = add i32 %[[COUNT]], 1
define void @up(i32 %n) {
entry:
  br label %loop
loop:
  %x = phi double [ 0.0, %entry ], [ %x.next, %loop ]
  %i = phi i32 [ %n, %entry ], [ %i.next, %loop ]
  %wide = zext i32 %i to i64
  %address = getelementptr double, ptr @bytes, i64 %wide
  %y = fmul double %x, 5.0
  store double %y, ptr %address, align 1
  %x.next = fadd double %x, 1.0
  %i.next = add i32 %i, -1
  %more = icmp ne i32 %i.next, 0
  br i1 %more, label %loop, label %done
done:
  ret void
}

; Down through zero, a known number of times; the last sum is used behind the loop.
; CHECK-LABEL: @down(
; CHECK: %[[COUNT:.*]] = phi i32 [ 5, %entry ]
; CHECK: %x = sitofp i32 %[[COUNT]] to float
; CHECK: %x.next = fadd float %x, -2.0
; CHECK: add i32 %[[COUNT]], -2
; CHECK: ret float %x.next
define float @down() {
entry:
  br label %loop
loop:
  %x = phi float [ 5.0, %entry ], [ %x.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %wide = zext i32 %i to i64
  %address = getelementptr float, ptr @bytes, i64 %wide
  store float %x, ptr %address, align 1
  %x.next = fadd float %x, -2.0
  %i.next = add i32 %i, 1
  %more = icmp ne i32 %i.next, 1000
  br i1 %more, label %loop, label %done
done:
  ret float %x.next
}

; Zero and one come fenced from lowering.
; CHECK-LABEL: @fenced(
; CHECK: uitofp i32
define void @fenced(i32 %n) {
entry:
  %zero = call double @llvm.arithmetic.fence.f64(double 0.0)
  %one = call double @llvm.arithmetic.fence.f64(double 1.0)
  br label %loop
loop:
  %x = phi double [ %zero, %entry ], [ %x.next, %loop ]
  %i = phi i32 [ %n, %entry ], [ %i.next, %loop ]
  %wide = zext i32 %i to i64
  %address = getelementptr double, ptr @bytes, i64 %wide
  store double %x, ptr %address, align 1
  %x.next = fadd double %one, %x
  %i.next = add i32 %i, -1
  %more = icmp ne i32 %i.next, 0
  br i1 %more, label %loop, label %done
done:
  ret void
}

; Single precision has no room for so many; a half is no integer; -0.0 is no integer's; the number of
; iterations is not known.
; CHECK-LABEL: @refused(
; CHECK-NOT: tofp
define void @refused(i32 %n, i32 %end) {
entry:
  br label %loop
loop:
  %x = phi float [ 0.0, %entry ], [ %x.next, %loop ]
  %h = phi double [ 0.0, %entry ], [ %h.next, %loop ]
  %z = phi double [ -0.0, %entry ], [ %z.next, %loop ]
  %i = phi i32 [ %n, %entry ], [ %i.next, %loop ]
  %wide = zext i32 %i to i64
  %address = getelementptr double, ptr @bytes, i64 %wide
  %x.wide = fpext float %x to double
  %xh = fmul double %x.wide, %h
  %xhz = fmul double %xh, %z
  store double %xhz, ptr %address, align 1
  %x.next = fadd float %x, 1.0
  %h.next = fadd double %h, 5.000000e-01
  %z.next = fadd double %z, 1.0
  %i.next = add i32 %i, -1
  %more = icmp ne i32 %i.next, 0
  br i1 %more, label %loop, label %unknown.entry
unknown.entry:
  br label %unknown
unknown:
  %u = phi double [ 0.0, %unknown.entry ], [ %u.next, %unknown ]
  store double %u, ptr @bytes, align 1
  %u.next = fadd double %u, 1.0
  %word = load volatile i32, ptr @bytes, align 1
  %on = icmp ne i32 %word, %end
  br i1 %on, label %unknown, label %done
done:
  ret void
}
