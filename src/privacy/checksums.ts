/** Check digits of numbers. Each function takes decimal digits only. */

/** Payment cards: the Luhn algorithm (ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  let doubles = false;
  for (let at = digits.length - 1; at >= 0; at -= 1) {
    const digit = Number(digits[at]);
    const added = doubles ? digit * 2 : digit;
    sum += added > 9 ? added - 9 : added;
    doubles = !doubles;
  }
  return sum % 10 === 0;
}

/** Brazil's CPF, eleven digits. */
export function passesCpf(digits: string): boolean {
  if (/^(\d)\1*$/.test(digits)) return false;
  return cpfDigit(digits, 9) === Number(digits[9]) && cpfDigit(digits, 10) === Number(digits[10]);
}

function cpfDigit(digits: string, count: number): number {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += Number(digits[at]) * (count + 1 - at);
  return ((sum * 10) % 11) % 10;
}

/** Germany's tax number (Steuer-ID), eleven digits: ISO 7064, mod 11, 10. */
export function passesSteuerId(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return digits[0] !== '0' && (11 - product) % 10 === Number(digits[10]);
}

/** France's social security number (NIR), fifteen digits. */
export function passesNir(digits: string): boolean {
  return /^[12]/.test(digits) && 97 - remainderOf(digits.slice(0, 13), 97) === Number(digits.slice(13));
}

const VERHOEFF_TURN = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** India's Aadhaar, twelve digits: Verhoeff. */
export function passesAadhaar(digits: string): boolean {
  let check = 0;
  [...digits].reverse().forEach((digit, place) => {
    let turned = Number(digit);
    for (let turns = place % 8; turns > 0; turns -= 1) turned = VERHOEFF_TURN[turned] ?? 0;
    check = dihedral(check, turned);
  });
  return /^[2-9]/.test(digits) && check === 0;
}

/** Multiplication in the symmetry group of the pentagon. */
function dihedral(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b - 5) % 5) + 5;
  return b < 5 ? ((a - 5 - b + 5) % 5) + 5 : (a - b + 5) % 5;
}

/** The remainder of a number with any number of digits. */
function remainderOf(digits: string, divisor: number): number {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % divisor;
  return remainder;
}
