/** A symmetric, positive definite matrix of `size` rows, row by row, as the product of a lower triangle and its transpose (Cholesky); in place. */
export function factor(matrix: Float64Array, size: number): void {
  for (let column = 0; column < size; column += 1) {
    const own = column * size
    for (let row = column; row < size; row += 1) {
      const other = row * size
      let sum = matrix[other + column] ?? 0
      for (let at = 0; at < column; at += 1) sum -= (matrix[own + at] ?? 0) * (matrix[other + at] ?? 0)
      matrix[other + column] = row === column ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (matrix[own + column] ?? 1)
    }
  }
}

/** Twice the sum of the logarithms on the diagonal: log of the determinant of what was factored. */
export function logDeterminant(triangle: Float64Array, size: number): number {
  let sum = 0
  for (let row = 0; row < size; row += 1) sum += 2 * Math.log(triangle[row * size + row] ?? 1)
  return sum
}

/** Solves for one right-hand side with a factored matrix. */
export function solve(triangle: Float64Array, size: number, given: Float64Array): Float64Array {
  const found = given.slice()
  for (let row = 0; row < size; row += 1) {
    let sum = found[row] ?? 0
    for (let at = 0; at < row; at += 1) sum -= (triangle[row * size + at] ?? 0) * (found[at] ?? 0)
    found[row] = sum / (triangle[row * size + row] ?? 1)
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = found[row] ?? 0
    for (let at = row + 1; at < size; at += 1) sum -= (triangle[at * size + row] ?? 0) * (found[at] ?? 0)
    found[row] = sum / (triangle[row * size + row] ?? 1)
  }
  return found
}

/** The inverse of what was factored, row by row. */
export function inverse(triangle: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size)
  for (let column = 0; column < size; column += 1) {
    lower[column * size + column] = 1 / (triangle[column * size + column] ?? 1)
    for (let row = column + 1; row < size; row += 1) {
      let sum = 0
      for (let at = column; at < row; at += 1) sum -= (triangle[row * size + at] ?? 0) * (lower[at * size + column] ?? 0)
      lower[row * size + column] = sum / (triangle[row * size + row] ?? 1)
    }
  }
  const whole = new Float64Array(size * size)
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = 0
      for (let at = row; at < size; at += 1) sum += (lower[at * size + row] ?? 0) * (lower[at * size + column] ?? 0)
      whole[row * size + column] = sum
      whole[column * size + row] = sum
    }
  }
  return whole
}
