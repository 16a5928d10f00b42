;; What is decided on the command line becomes part of the module descriptor.
;; RUN: ingot -O0 --emit=llvm-ir %s -o - --stack-size 1M --max-memory 3M --env A=1 --env B --dir /host::/guest::ro | FileCheck %s
;; RUN: ingot -O0 -g0 --emit=llvm-ir %s -o - | FileCheck --check-prefix=NO-NAMES %s

;; CHECK: @memories = internal global [1 x %Memory] [%Memory { ptr null, i64 65536, i64 3145728, i64 0, i8 16, i8 1, i8 0, i8 0, i32 0 }]
;; CHECK: @ingot_module = {{.*}} i64 1048576, ptr @instance, {{.*}}, ptr @name_offsets, ptr @string
;; CHECK-DAG: c"/host\00"
;; CHECK-DAG: c"/guest\00"
;; CHECK-DAG: @directories = private constant [1 x %Directory] [%Directory { ptr @{{.*}}, ptr @{{.*}}, i32 1, i32 0 }]
;; CHECK-DAG: c"A=1\00"
;; CHECK-DAG: c"B\00"
;; CHECK-DAG: @grants = private constant %Grants { ptr @directories, i64 1, ptr @environment, i64 2, ptr @arguments, i64 0, ptr @listeners, i64 0, i32 0, i32 0, ptr null, ptr null, ptr null }
;; CHECK-DAG: c"secret_name\00"
;; NO-NAMES-NOT: secret_name
(module
  (memory (export "memory") 1)
  (func $secret_name (export "_start")))
