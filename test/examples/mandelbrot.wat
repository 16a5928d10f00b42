;; The Mandelbrot set in characters: f64 arithmetic, nested loops, memory and one WASI call, without any library.
;; mandelbrot.wasm beside this file is what wat2wasm makes of it.
(module
  (import "wasi_snapshot_preview1" "fd_write" (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))
  (memory (export "memory") 1)

  (global $columns i32 (i32.const 78))
  (global $rows i32 (i32.const 32))
  (global $limit i32 (i32.const 1000)) ;; iterations after which a point counts as inside

  ;; From outside to inside; 0 to 15 iterations each have a shade of their own.
  (data $shades (i32.const 64) " .'`,:;!+*%$&#@W")
  (global $shade_address i32 (i32.const 64))
  (global $line_address i32 (i32.const 128))

  ;; How often z = z^2 + c can be repeated before |z| > 2.
  (func $iterations (param $c_re f64) (param $c_im f64) (result i32)
    (local $re f64) (local $im f64) (local $re2 f64) (local $im2 f64) (local $count i32)
    (loop $again
      (local.set $re2 (f64.mul (local.get $re) (local.get $re)))
      (local.set $im2 (f64.mul (local.get $im) (local.get $im)))
      (if (f64.gt (f64.add (local.get $re2) (local.get $im2)) (f64.const 4))
        (then (return (local.get $count))))
      (local.set $im
        (f64.add (f64.mul (f64.const 2) (f64.mul (local.get $re) (local.get $im))) (local.get $c_im)))
      (local.set $re (f64.add (f64.sub (local.get $re2) (local.get $im2)) (local.get $c_re)))
      (local.set $count (i32.add (local.get $count) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $count) (global.get $limit))))
    (local.get $count))

  (func $shade (param $iterations i32) (result i32)
    (i32.load8_u
      (i32.add (global.get $shade_address)
        (select (local.get $iterations) (i32.const 15) (i32.lt_u (local.get $iterations) (i32.const 15))))))

  ;; Writes `length` bytes from the line buffer to standard output, in as many calls as it takes.
  (func $write_line (param $length i32)
    (local $done i32)
    (loop $more
      (i32.store (i32.const 0) (i32.add (global.get $line_address) (local.get $done)))
      (i32.store (i32.const 4) (i32.sub (local.get $length) (local.get $done)))
      (if (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))
        (then (call $proc_exit (i32.const 1))))
      (local.set $done (i32.add (local.get $done) (i32.load (i32.const 8))))
      (br_if $more (i32.lt_u (local.get $done) (local.get $length)))))

  (func (export "_start")
    (local $row i32) (local $column i32)
    (loop $next_row
      (local.set $column (i32.const 0))
      (loop $next_column
        (i32.store8
          (i32.add (global.get $line_address) (local.get $column))
          (call $shade
            (call $iterations
              (f64.add (f64.const -2.1)
                (f64.div (f64.mul (f64.convert_i32_u (local.get $column)) (f64.const 2.8))
                         (f64.convert_i32_u (global.get $columns))))
              (f64.add (f64.const -1.15)
                (f64.div (f64.mul (f64.convert_i32_u (local.get $row)) (f64.const 2.3))
                         (f64.convert_i32_u (global.get $rows)))))))
        (local.set $column (i32.add (local.get $column) (i32.const 1)))
        (br_if $next_column (i32.lt_u (local.get $column) (global.get $columns))))
      (i32.store8 (i32.add (global.get $line_address) (global.get $columns)) (i32.const 10))
      (call $write_line (i32.add (global.get $columns) (i32.const 1)))
      (local.set $row (i32.add (local.get $row) (i32.const 1)))
      (br_if $next_row (i32.lt_u (local.get $row) (global.get $rows))))))
