#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>

#include "runtime/registry/native_call.h"
#include "stdlib/families.h"
#include "stdlib/plain_function.h"

namespace flux::stdlib {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

// In extended precision, so that cubes have whole roots.
double CubeRoot(double x) { return static_cast<double>(std::cbrt(static_cast<long double>(x))); }

// Of this order and beyond, the values at arguments up to half of it are too small for a float.
constexpr int64_t kVanishingOrder = 2000;

// Bessel functions whose order is any int; the library takes one of 32 bits and loops as often.
double BesselJ(int64_t n, double x) {
  constexpr int64_t kMaxOrder = std::numeric_limits<int>::max();
  const int64_t order = std::clamp(n, -kMaxOrder, kMaxOrder);
  const auto size = static_cast<double>(std::abs(order));
  if (size >= kVanishingOrder && std::abs(x) <= size / 2) return 0;
  return ::jn(static_cast<int>(order), x);
}

// Odd orders beyond 32 bits are as good as the largest odd one, even ones as the largest even one.
double BesselY(int64_t n, double x) {
  constexpr int64_t kMaxOrder = std::numeric_limits<int>::max();
  const bool is_odd = (n & 1) != 0;
  const int64_t largest = is_odd ? kMaxOrder : kMaxOrder - 1;
  return ::yn(static_cast<int>(std::clamp(n, -largest, largest)), x);
}

double Dim(double x, double y) { return x - y <= 0 ? 0 : x - y; }

// Infinity wins over not-a-number, which wins over everything else.
double Max(double x, double y) {
  if (x == kInfinity || y == kInfinity) return kInfinity;
  if (std::isnan(x) || std::isnan(y)) return kNotANumber;
  if (x == 0 && y == 0) return std::signbit(x) ? y : x;
  return x > y ? x : y;
}

double Min(double x, double y) {
  if (x == -kInfinity || y == -kInfinity) return -kInfinity;
  if (std::isnan(x) || std::isnan(y)) return kNotANumber;
  if (x == 0 && y == 0) return std::signbit(x) ? x : y;
  return x < y ? x : y;
}

// The float next to `from` towards `to`.
double NextAfter(double from, double to) { return from == to ? from : std::nextafter(from, to); }

double Gamma(double x) {
  if (x == -kInfinity || (x < 0 && std::floor(x) == x)) return kNotANumber;
  return std::tgamma(x);
}

// Inverts erf by Newton's method from Giles' approximation ("Approximating the erfinv function").
double ErfInv(double x) {
  if (std::isnan(x) || x < -1 || x > 1) return kNotANumber;
  if (x == 1 || x == -1) return std::copysign(kInfinity, x);
  const double log_term = std::log1p(-x * x);
  const double a = 2 / (std::numbers::pi * 0.147) + log_term / 2;
  double y = std::copysign(std::sqrt(std::sqrt(a * a - log_term / 0.147) - a), x);
  for (int i = 0; i < 4; ++i) {
    // For |x| near 1 the difference of erfc loses less than that of erf.
    const double error = x > 0.5 ? (1 - x) - std::erfc(y) : x < -0.5 ? std::erfc(-y) - (1 + x) : std::erf(y) - x;
    y -= error / (2 * std::numbers::inv_sqrtpi * std::exp(-y * y));
  }
  return y;
}

double ErfcInv(double x) { return ErfInv(1 - x); }
double RoundToEven(double x) { return std::nearbyint(x); }
double Logb(double x) { return std::logb(x); }

double Pow10(int64_t n) {
  if (n < -323) return 0;
  if (n > 308) return kInfinity;
  return std::pow(10.0, static_cast<double>(n));
}

int64_t Ilogb(double x) {
  if (x == 0) return std::numeric_limits<int32_t>::min();
  if (!std::isfinite(x)) return std::numeric_limits<int32_t>::max();
  return std::ilogb(x);
}

double Infinity(int64_t sign) { return sign >= 0 ? kInfinity : -kInfinity; }

// A positive sign asks for positive infinity, a negative one for negative, zero for either.
bool IsInf(double x, int64_t sign) { return (sign >= 0 && x == kInfinity) || (sign <= 0 && x == -kInfinity); }

bool IsNaN(double x) { return std::isnan(x); }
bool SignBit(double x) { return std::signbit(x); }
uint64_t FloatBits(double x) { return std::bit_cast<uint64_t>(x); }
double FloatFromBits(uint64_t bits) { return std::bit_cast<double>(bits); }

double Ldexp(double fraction, int64_t exponent) {
  return std::ldexp(fraction, static_cast<int>(std::clamp<int64_t>(exponent, -10000, 10000)));
}

Result<Value> NaN(CallContext&, Args) { return Value::Float(kNotANumber); }

Result<Value> Frexp(CallContext&, Args args) {
  FLUX_TRY(const double x, ArgReader("math.frexp", "f", args).Float(0));
  int exponent = 0;
  const double fraction = std::isfinite(x) ? std::frexp(x, &exponent) : x;
  return MakeRecord({{"frac", Value::Float(fraction)}, {"exp", Value::Int(exponent)}});
}

Result<Value> Modf(CallContext&, Args args) {
  FLUX_TRY(const double x, ArgReader("math.modf", "f", args).Float(0));
  double whole = 0;
  const double fraction = std::isinf(x) ? kNotANumber : std::modf(x, &whole);
  return MakeRecord({{"int", Value::Float(std::isinf(x) ? x : whole)}, {"frac", Value::Float(fraction)}});
}

Result<Value> Lgamma(CallContext&, Args args) {
  FLUX_TRY(const double x, ArgReader("math.lgamma", "x", args).Float(0));
  int sign = 1;
  const double result = lgamma_r(x, &sign);
  return MakeRecord({{"lgamma", Value::Float(result)}, {"sign", Value::Int(sign < 0 ? -1 : 1)}});
}

Result<Value> SinCos(CallContext&, Args args) {
  FLUX_TRY(const double x, ArgReader("math.sincos", "x", args).Float(0));
  return MakeRecord({{"sin", Value::Float(std::sin(x))}, {"cos", Value::Float(std::cos(x))}});
}

// A function of a float.
template <double (*f)(double), Words name>
void AddOf1(Registry& registry, std::optional<NativeCall> native = std::nullopt) {
  AddPlainFunction<f, name, "x">(registry, native);
}

// A function of two floats.
template <double (*f)(double, double), Words name, Words parameters = "x y">
void AddOf2(Registry& registry) {
  AddPlainFunction<f, name, parameters>(registry);
}

void AddFunctionsOfOne(Registry& registry) {
  AddOf1<std::fabs, "math.abs">(registry, NativeCall::kAbs);
  AddOf1<std::acos, "math.acos">(registry);
  AddOf1<std::acosh, "math.acosh">(registry);
  AddOf1<std::asin, "math.asin">(registry);
  AddOf1<std::asinh, "math.asinh">(registry);
  AddOf1<std::atan, "math.atan">(registry);
  AddOf1<std::atanh, "math.atanh">(registry);
  AddOf1<CubeRoot, "math.cbrt">(registry);
  AddOf1<std::ceil, "math.ceil">(registry, NativeCall::kCeil);
  AddOf1<std::cos, "math.cos">(registry);
  AddOf1<std::cosh, "math.cosh">(registry);
  AddOf1<std::erf, "math.erf">(registry);
  AddOf1<std::erfc, "math.erfc">(registry);
  AddOf1<ErfcInv, "math.erfcinv">(registry);
  AddOf1<ErfInv, "math.erfinv">(registry);
  AddOf1<std::exp, "math.exp">(registry);
  AddOf1<std::exp2, "math.exp2">(registry);
  AddOf1<std::expm1, "math.expm1">(registry);
  AddOf1<std::floor, "math.floor">(registry, NativeCall::kFloor);
  AddOf1<Gamma, "math.gamma">(registry);
  AddOf1<::j0, "math.j0">(registry);
  AddOf1<::j1, "math.j1">(registry);
  AddOf1<std::log, "math.log">(registry);
  AddOf1<std::log10, "math.log10">(registry);
  AddOf1<std::log1p, "math.log1p">(registry);
  AddOf1<std::log2, "math.log2">(registry);
  AddOf1<Logb, "math.logb">(registry);
  AddOf1<std::round, "math.round">(registry, NativeCall::kRound);
  AddOf1<RoundToEven, "math.roundtoeven">(registry);
  AddOf1<std::sin, "math.sin">(registry);
  AddOf1<std::sinh, "math.sinh">(registry);
  AddOf1<std::sqrt, "math.sqrt">(registry, NativeCall::kSqrt);
  AddOf1<std::tan, "math.tan">(registry);
  AddOf1<std::tanh, "math.tanh">(registry);
  AddOf1<std::trunc, "math.trunc">(registry, NativeCall::kTrunc);
  AddOf1<::y0, "math.y0">(registry);
  AddOf1<::y1, "math.y1">(registry);
}

void AddFunctionsOfTwo(Registry& registry) {
  AddOf2<std::atan2, "math.atan2", "y x">(registry);
  AddOf2<std::copysign, "math.copysign">(registry);
  AddOf2<Dim, "math.dim">(registry);
  AddOf2<std::hypot, "math.hypot", "p q">(registry);
  AddOf2<Max, "math.mMax">(registry);
  AddOf2<Min, "math.mMin">(registry);
  AddOf2<std::fmod, "math.mod">(registry);
  AddOf2<NextAfter, "math.nextafter">(registry);
  AddOf2<std::pow, "math.pow">(registry);
  AddOf2<std::remainder, "math.remainder">(registry);
}

// Those whose arguments or results are not floats.
void AddOtherFunctions(Registry& registry) {
  AddPlainFunction<BesselJ, "math.jn", "n x">(registry);
  AddPlainFunction<BesselY, "math.yn", "n x">(registry);
  AddPlainFunction<Pow10, "math.pow10", "n">(registry);
  AddPlainFunction<Ilogb, "math.ilogb", "x">(registry);
  AddPlainFunction<Infinity, "math.mInf", "sign">(registry);
  AddPlainFunction<IsInf, "math.isInf", "f sign">(registry);
  AddPlainFunction<IsNaN, "math.isNaN", "f">(registry);
  AddPlainFunction<SignBit, "math.signbit", "x">(registry);
  AddPlainFunction<FloatBits, "math.float64bits", "f">(registry);
  AddPlainFunction<FloatFromBits, "math.float64frombits", "b">(registry);
  AddPlainFunction<Ldexp, "math.ldexp", "frac exp">(registry);
}

// Those that give records or take nothing.
void AddBoxedFunctions(Registry& registry) {
  const auto add = [&](std::string_view name, std::string_view parameters, BuiltinFn fn,
                       std::optional<ColumnType> type) {
    registry.Add(BuiltinDef{"math", name, parameters, fn, true, type});
  };
  add("NaN", "", NaN, ColumnType::kFloat);
  add("frexp", "f", Frexp, std::nullopt);
  add("modf", "f", Modf, std::nullopt);
  add("lgamma", "x", Lgamma, std::nullopt);
  add("sincos", "x", SinCos, std::nullopt);
}

}  // namespace

void RegisterMathFunctions(Registry& registry) {
  AddFunctionsOfOne(registry);
  AddFunctionsOfTwo(registry);
  AddOtherFunctions(registry);
  AddBoxedFunctions(registry);
}

void RegisterMathConstants(Registry& registry) {
  const auto add = [&](std::string_view name, Value value) {
    registry.Add(ConstantDef{"math", name, std::move(value)});
  };
  add("pi", Value::Float(std::numbers::pi));
  add("e", Value::Float(std::numbers::e));
  add("phi", Value::Float(std::numbers::phi));
  add("sqrt2", Value::Float(std::numbers::sqrt2));
  add("sqrte", Value::Float(1.64872127070012814684865078781));
  add("sqrtpi", Value::Float(1.77245385090551602729816748334));
  add("sqrtphi", Value::Float(1.27201964951406896425242246173));
  add("ln2", Value::Float(std::numbers::ln2));
  add("log2e", Value::Float(std::numbers::log2e));
  add("ln10", Value::Float(std::numbers::ln10));
  add("log10e", Value::Float(std::numbers::log10e));
  add("maxfloat", Value::Float(std::numeric_limits<double>::max()));
  add("smallestNonzeroFloat", Value::Float(std::numeric_limits<double>::denorm_min()));
  add("maxint", Value::Int(std::numeric_limits<int64_t>::max()));
  add("minint", Value::Int(std::numeric_limits<int64_t>::min()));
  add("maxuint", Value::Uint(std::numeric_limits<uint64_t>::max()));
}

}  // namespace flux::stdlib
