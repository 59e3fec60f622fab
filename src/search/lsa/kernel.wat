;; The inner loops of the decomposition and of folding in, with WebAssembly SIMD. plain-algebra.ts and fold-in.ts do the same
;; operations on each number in the same order, so both give the same bytes.
;;
;; Addresses are bytes. Tall matrices are f32, row by row; their width and their number of rows are multiples of 4, with
;; zeros where there is nothing. A is sparse: parallel arrays of columns (u32) and values (f32), and where each row starts.
(module
  (import "host" "memory" (memory 1))

  ;; out = the row of A X that $count entries make: the sum of value * (row of X). $width: bytes of a row of X.
  ;; Four entries a turn, so that $out is loaded and stored a quarter as often.
  (func $image
    (param $columns i32) (param $values i32) (param $count i32) (param $tall i32) (param $width i32) (param $out i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $row0 i32) (local $row1 i32) (local $row2 i32) (local $row3 i32) (local $j i32)
    (memory.fill (local.get $out) (i32.const 0) (local.get $width))
    (block $rest
      (loop $four
        (br_if $rest (i32.lt_u (local.get $count) (i32.const 4)))
        (local.set $a (v128.load32_splat (local.get $values)))
        (local.set $b (v128.load32_splat offset=4 (local.get $values)))
        (local.set $c (v128.load32_splat offset=8 (local.get $values)))
        (local.set $d (v128.load32_splat offset=12 (local.get $values)))
        (local.set $row0 (i32.add (local.get $tall) (i32.mul (local.get $width) (i32.load (local.get $columns)))))
        (local.set $row1 (i32.add (local.get $tall) (i32.mul (local.get $width) (i32.load offset=4 (local.get $columns)))))
        (local.set $row2 (i32.add (local.get $tall) (i32.mul (local.get $width) (i32.load offset=8 (local.get $columns)))))
        (local.set $row3 (i32.add (local.get $tall) (i32.mul (local.get $width) (i32.load offset=12 (local.get $columns)))))
        (local.set $j (i32.const 0))
        (loop $next
          (v128.store (i32.add (local.get $out) (local.get $j))
            (f32x4.add
              (f32x4.add
                (f32x4.add
                  (f32x4.add
                    (v128.load (i32.add (local.get $out) (local.get $j)))
                    (f32x4.mul (local.get $a) (v128.load (i32.add (local.get $row0) (local.get $j)))))
                  (f32x4.mul (local.get $b) (v128.load (i32.add (local.get $row1) (local.get $j)))))
                (f32x4.mul (local.get $c) (v128.load (i32.add (local.get $row2) (local.get $j)))))
              (f32x4.mul (local.get $d) (v128.load (i32.add (local.get $row3) (local.get $j))))))
          (local.set $j (i32.add (local.get $j) (i32.const 16)))
          (br_if $next (i32.lt_u (local.get $j) (local.get $width))))
        (local.set $columns (i32.add (local.get $columns) (i32.const 16)))
        (local.set $values (i32.add (local.get $values) (i32.const 16)))
        (local.set $count (i32.sub (local.get $count) (i32.const 4)))
        (br $four)))
    (block $done
      (loop $one
        (br_if $done (i32.eqz (local.get $count)))
        (call $add_scaled (local.get $out) (v128.load32_splat (local.get $values)) (local.get $width)
          (i32.add (local.get $tall) (i32.mul (local.get $width) (i32.load (local.get $columns)))))
        (local.set $columns (i32.add (local.get $columns) (i32.const 4)))
        (local.set $values (i32.add (local.get $values) (i32.const 4)))
        (local.set $count (i32.sub (local.get $count) (i32.const 1)))
        (br $one))))

  ;; to += factor * from, over $bytes bytes.
  (func $add_scaled (param $to i32) (param $factor v128) (param $bytes i32) (param $from i32)
    (local $j i32)
    (loop $next
      (v128.store (i32.add (local.get $to) (local.get $j))
        (f32x4.add
          (v128.load (i32.add (local.get $to) (local.get $j)))
          (f32x4.mul (local.get $factor) (v128.load (i32.add (local.get $from) (local.get $j))))))
      (local.set $j (i32.add (local.get $j) (i32.const 16)))
      (br_if $next (i32.lt_u (local.get $j) (local.get $bytes)))))

  ;; result += At (A X). $starts: $rows + 1 numbers; $image: room for one row.
  (func (export "add_normal")
    (param $starts i32) (param $rows i32) (param $columns i32) (param $values i32)
    (param $tall i32) (param $width i32) (param $image i32) (param $result i32)
    (local $at i32) (local $end i32)
    (local.set $width (i32.shl (local.get $width) (i32.const 2)))
    (block $done
      (loop $row
        (br_if $done (i32.eqz (local.get $rows)))
        ;; Entry numbers become distances in bytes.
        (local.set $at (i32.shl (i32.load (local.get $starts)) (i32.const 2)))
        (local.set $end (i32.shl (i32.load offset=4 (local.get $starts)) (i32.const 2)))
        (call $image
          (i32.add (local.get $columns) (local.get $at)) (i32.add (local.get $values) (local.get $at))
          (i32.shr_u (i32.sub (local.get $end) (local.get $at)) (i32.const 2))
          (local.get $tall) (local.get $width) (local.get $image))
        (block $next
          (loop $entry
            (br_if $next (i32.ge_u (local.get $at) (local.get $end)))
            (call $add_scaled
              (i32.add (local.get $result)
                (i32.mul (local.get $width) (i32.load (i32.add (local.get $columns) (local.get $at)))))
              (v128.load32_splat (i32.add (local.get $values) (local.get $at)))
              (local.get $width) (local.get $image))
            (local.set $at (i32.add (local.get $at) (i32.const 4)))
            (br $entry)))
        (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $row))))

  ;; out = $rows rows of A X, the first one being that whose start is at $starts.
  (func (export "image_rows")
    (param $starts i32) (param $rows i32) (param $columns i32) (param $values i32)
    (param $tall i32) (param $width i32) (param $out i32)
    (local $at i32)
    (local.set $width (i32.shl (local.get $width) (i32.const 2)))
    (block $done
      (loop $row
        (br_if $done (i32.eqz (local.get $rows)))
        (local.set $at (i32.shl (i32.load (local.get $starts)) (i32.const 2)))
        (call $image
          (i32.add (local.get $columns) (local.get $at)) (i32.add (local.get $values) (local.get $at))
          (i32.sub (i32.load offset=4 (local.get $starts)) (i32.load (local.get $starts)))
          (local.get $tall) (local.get $width) (local.get $out))
        (local.set $out (i32.add (local.get $out) (local.get $width)))
        (local.set $starts (i32.add (local.get $starts) (i32.const 4)))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 1)))
        (br $row))))

  ;; Copies $count f32 to f64; $count is a multiple of 4.
  (func $promote (param $from i32) (param $count i32) (param $to i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $from) (i32.shl (local.get $count) (i32.const 2))))
    (loop $next
      (v128.store (local.get $to) (f64x2.promote_low_f32x4 (v128.load64_zero (local.get $from))))
      (v128.store offset=16 (local.get $to) (f64x2.promote_low_f32x4 (v128.load64_zero offset=8 (local.get $from))))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 32)))
      (br_if $next (i32.lt_u (local.get $from) (local.get $end)))))

  ;; sums (f64, width * width) += XtX, at least its upper triangle: in pairs, so a number below the diagonal may be touched.
  ;; $doubles: room for four rows in f64.
  (func (export "add_gram")
    (param $sums i32) (param $tall i32) (param $rows i32) (param $width i32) (param $doubles i32)
    (local $bytes i32) (local $i i32) (local $j i32) (local $out i32)
    (local $row1 i32) (local $row2 i32) (local $row3 i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $bytes (i32.shl (local.get $width) (i32.const 3)))
    (local.set $row1 (i32.add (local.get $doubles) (local.get $bytes)))
    (local.set $row2 (i32.add (local.get $row1) (local.get $bytes)))
    (local.set $row3 (i32.add (local.get $row2) (local.get $bytes)))
    (block $done
      (loop $four
        (br_if $done (i32.eqz (local.get $rows)))
        (call $promote (local.get $tall) (i32.shl (local.get $width) (i32.const 2)) (local.get $doubles))
        (local.set $out (local.get $sums))
        (local.set $i (i32.const 0))
        (loop $row
          (local.set $a (v128.load64_splat (i32.add (local.get $doubles) (local.get $i))))
          (local.set $b (v128.load64_splat (i32.add (local.get $row1) (local.get $i))))
          (local.set $c (v128.load64_splat (i32.add (local.get $row2) (local.get $i))))
          (local.set $d (v128.load64_splat (i32.add (local.get $row3) (local.get $i))))
          (local.set $j (i32.and (local.get $i) (i32.const -16)))
          (loop $pair
            (v128.store (i32.add (local.get $out) (local.get $j))
              (f64x2.add
                (f64x2.add
                  (f64x2.add
                    (f64x2.add
                      (v128.load (i32.add (local.get $out) (local.get $j)))
                      (f64x2.mul (local.get $a) (v128.load (i32.add (local.get $doubles) (local.get $j)))))
                    (f64x2.mul (local.get $b) (v128.load (i32.add (local.get $row1) (local.get $j)))))
                  (f64x2.mul (local.get $c) (v128.load (i32.add (local.get $row2) (local.get $j)))))
                (f64x2.mul (local.get $d) (v128.load (i32.add (local.get $row3) (local.get $j))))))
            (local.set $j (i32.add (local.get $j) (i32.const 16)))
            (br_if $pair (i32.lt_u (local.get $j) (local.get $bytes))))
          (local.set $out (i32.add (local.get $out) (local.get $bytes)))
          (local.set $i (i32.add (local.get $i) (i32.const 8)))
          (br_if $row (i32.lt_u (local.get $i) (local.get $bytes))))
        (local.set $tall (i32.add (local.get $tall) (i32.shl (local.get $width) (i32.const 4))))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 4)))
        (br $four))))

  ;; result (f32) = X (f32, $rows * $size) times a square matrix (f64, $size * $size).
  ;; A tile of four rows by four columns is summed in eight registers. $doubles: room for four rows of X in f64.
  (func (export "multiply")
    (param $tall i32) (param $rows i32) (param $square i32) (param $size i32) (param $doubles i32) (param $result i32)
    (local $stride i32) (local $j i32) (local $from i32) (local $at i32) (local $end i32) (local $out i32)
    (local $left v128) (local $right v128) (local $x v128)
    (local $s00 v128) (local $s01 v128) (local $s10 v128) (local $s11 v128)
    (local $s20 v128) (local $s21 v128) (local $s30 v128) (local $s31 v128)
    (local $row1 i32) (local $row2 i32) (local $row3 i32)
    (local.set $stride (i32.shl (local.get $size) (i32.const 3)))
    (local.set $end (i32.add (local.get $doubles) (local.get $stride)))
    (block $done
      (loop $four
        (br_if $done (i32.eqz (local.get $rows)))
        (call $promote (local.get $tall) (i32.shl (local.get $size) (i32.const 2)) (local.get $doubles))
        (local.set $j (i32.const 0))
        (loop $tile
          (local.set $s00 (v128.const i64x2 0 0)) (local.set $s01 (v128.const i64x2 0 0))
          (local.set $s10 (v128.const i64x2 0 0)) (local.set $s11 (v128.const i64x2 0 0))
          (local.set $s20 (v128.const i64x2 0 0)) (local.set $s21 (v128.const i64x2 0 0))
          (local.set $s30 (v128.const i64x2 0 0)) (local.set $s31 (v128.const i64x2 0 0))
          (local.set $from (i32.add (local.get $square) (i32.shl (local.get $j) (i32.const 3))))
          (local.set $at (local.get $doubles))
          (local.set $row1 (i32.add (local.get $at) (local.get $stride)))
          (local.set $row2 (i32.add (local.get $row1) (local.get $stride)))
          (local.set $row3 (i32.add (local.get $row2) (local.get $stride)))
          (loop $next
            (local.set $left (v128.load (local.get $from)))
            (local.set $right (v128.load offset=16 (local.get $from)))
            (local.set $x (v128.load64_splat (local.get $at)))
            (local.set $s00 (f64x2.add (local.get $s00) (f64x2.mul (local.get $x) (local.get $left))))
            (local.set $s01 (f64x2.add (local.get $s01) (f64x2.mul (local.get $x) (local.get $right))))
            (local.set $x (v128.load64_splat (local.get $row1)))
            (local.set $s10 (f64x2.add (local.get $s10) (f64x2.mul (local.get $x) (local.get $left))))
            (local.set $s11 (f64x2.add (local.get $s11) (f64x2.mul (local.get $x) (local.get $right))))
            (local.set $x (v128.load64_splat (local.get $row2)))
            (local.set $s20 (f64x2.add (local.get $s20) (f64x2.mul (local.get $x) (local.get $left))))
            (local.set $s21 (f64x2.add (local.get $s21) (f64x2.mul (local.get $x) (local.get $right))))
            (local.set $x (v128.load64_splat (local.get $row3)))
            (local.set $s30 (f64x2.add (local.get $s30) (f64x2.mul (local.get $x) (local.get $left))))
            (local.set $s31 (f64x2.add (local.get $s31) (f64x2.mul (local.get $x) (local.get $right))))
            (local.set $from (i32.add (local.get $from) (local.get $stride)))
            (local.set $at (i32.add (local.get $at) (i32.const 8)))
            (local.set $row1 (i32.add (local.get $row1) (i32.const 8)))
            (local.set $row2 (i32.add (local.get $row2) (i32.const 8)))
            (local.set $row3 (i32.add (local.get $row3) (i32.const 8)))
            (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
          (local.set $out (i32.add (local.get $result) (i32.shl (local.get $j) (i32.const 2))))
          (call $store (local.get $out) (local.get $s00) (local.get $s01))
          (local.set $out (i32.add (local.get $out) (i32.shl (local.get $size) (i32.const 2))))
          (call $store (local.get $out) (local.get $s10) (local.get $s11))
          (local.set $out (i32.add (local.get $out) (i32.shl (local.get $size) (i32.const 2))))
          (call $store (local.get $out) (local.get $s20) (local.get $s21))
          (local.set $out (i32.add (local.get $out) (i32.shl (local.get $size) (i32.const 2))))
          (call $store (local.get $out) (local.get $s30) (local.get $s31))
          (local.set $j (i32.add (local.get $j) (i32.const 4)))
          (br_if $tile (i32.lt_u (local.get $j) (local.get $size))))
        (local.set $tall (i32.add (local.get $tall) (i32.shl (local.get $size) (i32.const 4))))
        (local.set $result (i32.add (local.get $result) (i32.shl (local.get $size) (i32.const 4))))
        (local.set $rows (i32.sub (local.get $rows) (i32.const 4)))
        (br $four))))

  ;; Stores four f64 as f32.
  (func $store (param $to i32) (param $left v128) (param $right v128)
    (v128.store64_lane 0 (local.get $to) (f32x4.demote_f64x2_zero (local.get $left)))
    (v128.store64_lane offset=8 0 (local.get $to) (f32x4.demote_f64x2_zero (local.get $right))))

  ;; out (f32) = sum of weight * vector over $count entries: $places (u32) are rows of $vectors (i8), $dimensions bytes each,
  ;; a multiple of 16. Sixteen sums at a time stay in four registers.
  (func (export "fold")
    (param $places i32) (param $weights i32) (param $count i32) (param $vectors i32) (param $dimensions i32) (param $out i32)
    (local $last i32) (local $at i32) (local $ahead i32) (local $weight v128) (local $half v128) (local $bytes v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128) (local $end i32)
    (local.set $last (i32.add (local.get $places) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $ahead (i32.sub (local.get $weights) (local.get $places)))
    (local.set $end (i32.add (local.get $vectors) (local.get $dimensions)))
    (loop $tile
      (local.set $a (v128.const i64x2 0 0)) (local.set $b (v128.const i64x2 0 0))
      (local.set $c (v128.const i64x2 0 0)) (local.set $d (v128.const i64x2 0 0))
      (local.set $at (local.get $places))
      (block $done
        (loop $entry
          (br_if $done (i32.ge_u (local.get $at) (local.get $last)))
          (local.set $weight (v128.load32_splat (i32.add (local.get $at) (local.get $ahead))))
          (local.set $bytes (v128.load
            (i32.add (local.get $vectors) (i32.mul (local.get $dimensions) (i32.load (local.get $at))))))
          (local.set $half (i16x8.extend_low_i8x16_s (local.get $bytes)))
          (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $weight)
            (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $half))))))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $weight)
            (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $half))))))
          (local.set $half (i16x8.extend_high_i8x16_s (local.get $bytes)))
          (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $weight)
            (f32x4.convert_i32x4_s (i32x4.extend_low_i16x8_s (local.get $half))))))
          (local.set $d (f32x4.add (local.get $d) (f32x4.mul (local.get $weight)
            (f32x4.convert_i32x4_s (i32x4.extend_high_i16x8_s (local.get $half))))))
          (local.set $at (i32.add (local.get $at) (i32.const 4)))
          (br $entry)))
      (v128.store (local.get $out) (local.get $a))
      (v128.store offset=16 (local.get $out) (local.get $b))
      (v128.store offset=32 (local.get $out) (local.get $c))
      (v128.store offset=48 (local.get $out) (local.get $d))
      (local.set $out (i32.add (local.get $out) (i32.const 64)))
      (local.set $vectors (i32.add (local.get $vectors) (i32.const 16)))
      (br_if $tile (i32.lt_u (local.get $vectors) (local.get $end)))))
)
