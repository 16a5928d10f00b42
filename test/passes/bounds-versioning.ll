; A loop with accesses under a condition gets a version for the case that all of them lie in the memory, in which
; they are executed in any case.
; RUN: ingot-opt --passes=bounds-versioning %s | FileCheck %s
; RUN: ingot-opt --passes=bounds-versioning,drop-versions %s | FileCheck %s --check-prefix=DROPPED

; Without vectors all is as it was.
; DROPPED-NOT: !ingot.within_bounds
; DROPPED-NOT: isvectorized
; DROPPED-NOT: unroll.disable

@memories = internal global { ptr, i64 } zeroinitializer
@memory = external hidden global [0 x i8], align 65536, !ingot.memory !0, !ingot.smallest_size !1
@place = external hidden global [0 x i8], align 65536, !ingot.memory !2, !ingot.smallest_size !1
!0 = !{ptr @memories, i64 0}
!1 = !{i64 65536}
!2 = !{ptr @memories}

; The sum of those that are asked for. The last address is compared with 2^32 and, the bytes behind it, with the size; the loop
; is one block.
; CHECK-LABEL: @sum(
; CHECK: entry:
; CHECK: %[[LAST:.*]] = add i64 %{{.*}}, %{{.*}}
; CHECK: icmp ult i64 %[[LAST]], 4294967296
; CHECK: %[[SIZE:.*]] = load i64, ptr getelementptr (i8, ptr @memories, i64 8)
; CHECK: %[[END:.*]] = add i64 %[[LAST]], 4
; CHECK: icmp sle i64 %[[END]], %[[SIZE]]
; CHECK: br i1 %{{.*}}, label %[[WITHIN:.*]], label %[[ANYWHERE:.*]], !prof {{.*}}, !ingot.within_bounds
; CHECK: loop.anywhere:
; CHECK: br i1 %{{.*}}, label %end.anywhere, label %then.anywhere
; CHECK: loop:
; CHECK: %line = phi i64
; CHECK: %sum = phi i32
; CHECK: %asked = load i32
; CHECK: getelementptr nusw i8, ptr @memory, i64 %line
; CHECK: %x = load i32
; CHECK: %[[CONDITION:.*]] = icmp sgt i32 %asked, 3
; CHECK: %[[TERM:.*]] = select i1 %[[CONDITION]], i32 %x, i32 0
; CHECK: add i32 %sum, %[[TERM]]
; CHECK: add nuw nsw i64 %line, 4
; CHECK: br i1 %{{.*}}, label %loop, label %{{.*}}
; DROPPED-LABEL: @sum(
; DROPPED-NOT: select
; DROPPED: ret
define i32 @sum(i64 %ask, i32 %at, i32 %n) {
entry:
  br label %loop
loop:
  %a = phi i64 [ %ask, %entry ], [ %a.next, %end ]
  %p = phi i32 [ %at, %entry ], [ %p.next, %end ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %end ]
  %sum = phi i32 [ 0, %entry ], [ %sum.next, %end ]
  %asked.at = getelementptr nusw i8, ptr @memory, i64 %a
  %asked = load i32, ptr %asked.at, align 1
  %is.small = icmp slt i32 %asked, 4
  br i1 %is.small, label %end, label %then
then:
  %z = zext i32 %p to i64
  %x.at = getelementptr i8, ptr @memory, i64 %z
  %x = load i32, ptr %x.at, align 1
  %more.sum = add nsw i32 %sum, %x
  br label %end
end:
  %sum.next = phi i32 [ %sum, %loop ], [ %more.sum, %then ]
  %a.next = add nuw nsw i64 %a, 4
  %p.next = add i32 %p, 4
  %i.next = add i32 %i, 1
  %again = icmp ult i32 %i.next, %n
  br i1 %again, label %loop, label %done
done:
  ret i32 %sum.next
}

; What is not to be stored is what is there. It is loaded behind what another condition has stored. The three addresses are
; one range.
; CHECK-LABEL: @store(
; CHECK: icmp sle i64
; CHECK-NOT: icmp sle i64
; CHECK: br i1 %{{.*}}, !ingot.within_bounds
; CHECK: loop:
; CHECK: %x = load i32
; CHECK: %[[BOTH:.*]] = select i1 %{{.*}}, i1 %is.one, i1 false
; CHECK: %[[PRESENT:.*]] = load i32, ptr %p2, align 1
; CHECK: %[[VALUE:.*]] = select i1 %[[BOTH]], i32 %x, i32 %[[PRESENT]]
; CHECK: store i32 %[[VALUE]], ptr %p2, align 1
; CHECK: %[[PRESENT:.*]] = load i32, ptr %p0, align 1
; CHECK: %[[VALUE:.*]] = select i1 %is.zero, i32 %i, i32 %[[PRESENT]]
; CHECK: store i32 %[[VALUE]], ptr %p0, align 1
; CHECK: br i1 %again, label %loop
define void @store(i32 %at, i32 %n, i32 %mask) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %at, %entry ], [ %p.next, %end ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %end ]
  %bit = and i32 %i, %mask
  %is.zero = icmp eq i32 %bit, 0
  br i1 %is.zero, label %then, label %otherwise
then:
  %z0 = zext i32 %p to i64
  %p0 = getelementptr i8, ptr @memory, i64 %z0
  store i32 %i, ptr %p0, align 1
  br label %end
otherwise:
  %q = add i32 %p, 4
  %z1 = zext i32 %q to i64
  %p1 = getelementptr i8, ptr @memory, i64 %z1
  %x = load i32, ptr %p1, align 1
  %is.one = icmp eq i32 %x, 1
  br i1 %is.one, label %inner, label %end
inner:
  %r = add i32 %p, -4
  %z2 = zext i32 %r to i64
  %p2 = getelementptr i8, ptr @memory, i64 %z2
  store i32 %x, ptr %p2, align 1
  br label %end
end:
  %p.next = add i32 %p, 4
  %i.next = add i32 %i, 1
  %again = icmp ult i32 %i.next, %n
  br i1 %again, label %loop, label %done
done:
  ret void
}

; Downwards with an offset, which the address rules leave alone, and unrolled: the first address is the highest, the last must
; not be below 0.
; CHECK-LABEL: @down(
; CHECK: %[[START:.*]] = zext i32 %at to i64
; CHECK: %[[LAST:.*]] = sub i64 %{{.*}}, %{{.*}}
; CHECK: icmp ult i64 %[[LAST]], 4294967296
; CHECK: %[[END:.*]] = add {{.*}}i64 %[[START]], 12
; CHECK: icmp sle i64 %[[END]]
; CHECK: br i1 %{{.*}}, !ingot.within_bounds
; CHECK: loop:
; CHECK: add nsw i64 %line, -8
define i32 @down(i32 %at, i32 %n) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %at, %entry ], [ %p.next, %loop ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %loop ]
  %sum = phi i32 [ 0, %entry ], [ %sum.next, %loop ]
  %z = zext i32 %p to i64
  %a = getelementptr i8, ptr @memory, i64 %z
  %b = getelementptr i8, ptr %a, i64 8
  %x = load i32, ptr %b, align 1
  %sum.first = add i32 %sum, %x
  %q = add i32 %p, -4
  %z1 = zext i32 %q to i64
  %a1 = getelementptr i8, ptr @memory, i64 %z1
  %b1 = getelementptr i8, ptr %a1, i64 8
  %x1 = load i32, ptr %b1, align 1
  %sum.next = add i32 %sum.first, %x1
  %p.next = add i32 %p, -8
  %i.next = add i32 %i, 1
  %again = icmp ult i32 %i.next, %n
  br i1 %again, label %loop, label %done
done:
  ret i32 %sum.next
}

; A number is divided in any case, by the same constant.
; CHECK-LABEL: @quotient(
; CHECK: br i1 %{{.*}}, !ingot.within_bounds
; CHECK: loop:
; CHECK: %[[QUOTIENT:.*]] = udiv i32 %sum, 3
; CHECK: select i1 %{{.*}}, i32 %[[QUOTIENT]], i32 %sum
define i32 @quotient(i32 %at, i32 %n) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %at, %entry ], [ %p.next, %end ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %end ]
  %sum = phi i32 [ -1, %entry ], [ %sum.next, %end ]
  %is.small = icmp slt i32 %sum, 4
  br i1 %is.small, label %end, label %then
then:
  %z = zext i32 %p to i64
  %a = getelementptr i8, ptr @memory, i64 %z
  %x = load i32, ptr %a, align 1
  store i32 %sum, ptr %a, align 1
  %quotient = udiv i32 %sum, 3
  br label %end
end:
  %sum.next = phi i32 [ %sum, %loop ], [ %quotient, %then ]
  %p.next = add i32 %p, 4
  %i.next = add i32 %i, 1
  %again = icmp ult i32 %i.next, %n
  br i1 %again, label %loop, label %done
done:
  ret i32 %sum.next
}

; Not where one of them may be anywhere, steps are not known, a number is divided by one that may be zero, the size of the memory
; cannot be asked for, an access is volatile, or something is called.
; CHECK-LABEL: @looked_up(
; CHECK-NOT: within_bounds
; CHECK-LABEL: @strided(
; CHECK-NOT: within_bounds
; CHECK-LABEL: @divides(
; CHECK-NOT: within_bounds
; CHECK-LABEL: @without_size(
; CHECK-NOT: within_bounds
; CHECK-LABEL: @volatile(
; CHECK-NOT: within_bounds
; CHECK-LABEL: @calls(
; CHECK-NOT: !ingot.within_bounds
define i32 @looked_up(i32 %at, i32 %n, i32 %step) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %at, %entry ], [ %p.next, %end ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %end ]
  %sum = phi i32 [ 0, %entry ], [ %sum.next, %end ]
  %is.small = icmp slt i32 %sum, 4
  br i1 %is.small, label %then, label %end
then:
  %z = zext i32 %p to i64
  %a = getelementptr i8, ptr @memory, i64 %z
  %x = load i32, ptr %a, align 1
  %z1 = zext i32 %x to i64
  %a1 = getelementptr i8, ptr @memory, i64 %z1
  %value = load i32, ptr %a1, align 1
  br label %end
end:
  %sum.next = phi i32 [ %sum, %loop ], [ %value, %then ]
  %p.next = add i32 %p, 4
  %i.next = add i32 %i, 1
  %again = icmp ult i32 %i.next, %n
  br i1 %again, label %loop, label %done
done:
  ret i32 %sum.next
}
define i32 @strided(i32 %at, i32 %n, i32 %step) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %at, %entry ], [ %p.next, %end ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %end ]
  %sum = phi i32 [ 0, %entry ], [ %sum.next, %end ]
  %is.small = icmp slt i32 %sum, 4
  br i1 %is.small, label %then, label %end
then:
  %z = zext i32 %p to i64
  %a = getelementptr i8, ptr @memory, i64 %z
  %x = load i32, ptr %a, align 1
  %value = add i32 %sum, %x
  br label %end
end:
  %sum.next = phi i32 [ %sum, %loop ], [ %value, %then ]
  %p.next = add i32 %p, %step
  %i.next = add i32 %i, 1
  %again = icmp ult i32 %i.next, %n
  br i1 %again, label %loop, label %done
done:
  ret i32 %sum.next
}
define i32 @divides(i32 %at, i32 %n, i32 %step) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %at, %entry ], [ %p.next, %end ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %end ]
  %sum = phi i32 [ 0, %entry ], [ %sum.next, %end ]
  %is.small = icmp slt i32 %sum, 4
  br i1 %is.small, label %then, label %end
then:
  %z = zext i32 %p to i64
  %a = getelementptr i8, ptr @memory, i64 %z
  %x = load i32, ptr %a, align 1
  %value = udiv i32 %sum, %x
  br label %end
end:
  %sum.next = phi i32 [ %sum, %loop ], [ %value, %then ]
  %p.next = add i32 %p, 4
  %i.next = add i32 %i, 1
  %again = icmp ult i32 %i.next, %n
  br i1 %again, label %loop, label %done
done:
  ret i32 %sum.next
}
define i32 @without_size(i32 %at, i32 %n, i32 %step) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %at, %entry ], [ %p.next, %end ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %end ]
  %sum = phi i32 [ 0, %entry ], [ %sum.next, %end ]
  %is.small = icmp slt i32 %sum, 4
  br i1 %is.small, label %then, label %end
then:
  %z = zext i32 %p to i64
  %a = getelementptr i8, ptr @place, i64 %z
  %x = load i32, ptr %a, align 1
  %value = add i32 %sum, %x
  br label %end
end:
  %sum.next = phi i32 [ %sum, %loop ], [ %value, %then ]
  %p.next = add i32 %p, 4
  %i.next = add i32 %i, 1
  %again = icmp ult i32 %i.next, %n
  br i1 %again, label %loop, label %done
done:
  ret i32 %sum.next
}
define i32 @volatile(i32 %at, i32 %n, i32 %step) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %at, %entry ], [ %p.next, %end ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %end ]
  %sum = phi i32 [ 0, %entry ], [ %sum.next, %end ]
  %is.small = icmp slt i32 %sum, 4
  br i1 %is.small, label %then, label %end
then:
  %z = zext i32 %p to i64
  %a = getelementptr i8, ptr @memory, i64 %z
  %x = load volatile i32, ptr %a, align 1
  %value = add i32 %sum, %x
  br label %end
end:
  %sum.next = phi i32 [ %sum, %loop ], [ %value, %then ]
  %p.next = add i32 %p, 4
  %i.next = add i32 %i, 1
  %again = icmp ult i32 %i.next, %n
  br i1 %again, label %loop, label %done
done:
  ret i32 %sum.next
}
define i32 @calls(i32 %at, i32 %n, i32 %step) {
entry:
  br label %loop
loop:
  %p = phi i32 [ %at, %entry ], [ %p.next, %end ]
  %i = phi i32 [ 0, %entry ], [ %i.next, %end ]
  %sum = phi i32 [ 0, %entry ], [ %sum.next, %end ]
  %is.small = icmp slt i32 %sum, 4
  br i1 %is.small, label %then, label %end
then:
  %z = zext i32 %p to i64
  %a = getelementptr i8, ptr @memory, i64 %z
  %x = load i32, ptr %a, align 1
  %value = call i32 @elsewhere(i32 %x)
  br label %end
end:
  %sum.next = phi i32 [ %sum, %loop ], [ %value, %then ]
  %p.next = add i32 %p, 4
  %i.next = add i32 %i, 1
  %again = icmp ult i32 %i.next, %n
  br i1 %again, label %loop, label %done
done:
  ret i32 %sum.next
}
declare i32 @elsewhere(i32)
