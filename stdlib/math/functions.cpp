#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>

#include "stdlib/arguments.h"
#include "stdlib/families.h"

namespace flux::stdlib {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
constexpr ValueKind kFloat = ValueKind::kFloat;
constexpr ValueKind kInt = ValueKind::kInt;

// In extended precision, so that cubes have whole roots.
double CubeRoot(double x) { return static_cast<double>(std::cbrt(static_cast<long double>(x))); }

// Is an argument null and each of its kind? Then the result is null. What is of another kind is left to the reading of
// the arguments, which says so.
bool HasNull(Args args, std::initializer_list<ValueKind> kinds) {
  bool has_null = false;
  size_t i = 0;
  for (const ValueKind kind : kinds) {
    const Value& argument = args[i++];
    if (argument.kind() != kind && argument.kind() != ValueKind::kNull) return false;
    has_null |= argument.is_null();
  }
  return has_null;
}

template <double (*f)(double)>
Result<Value> Of1(CallContext&, Args args) {
  if (HasNull(args, {kFloat})) return Value::Null(kFloat);
  FLUX_TRY(const double x, ArgReader("math", "x", args).Float(0));
  return Value::Float(f(x));
}

template <double (*f)(double, double)>
Result<Value> Of2(CallContext&, Args args) {
  if (HasNull(args, {kFloat, kFloat})) return Value::Null(kFloat);
  const ArgReader in("math", "x y", args);
  FLUX_TRY(const double x, in.Float(0));
  FLUX_TRY(const double y, in.Float(1));
  return Value::Float(f(x, y));
}

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

// A function of an order and a float.
template <double (*f)(int64_t, double)>
Result<Value> OfOrder(CallContext&, Args args) {
  if (HasNull(args, {kInt, kFloat})) return Value::Null(kFloat);
  const ArgReader in("math", "n x", args);
  FLUX_TRY(const int64_t n, in.Int(0));
  FLUX_TRY(const double x, in.Float(1));
  return Value::Float(f(n, x));
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

Result<Value> PowerOf10(CallContext&, Args args) {
  if (HasNull(args, {kInt})) return Value::Null(kFloat);
  FLUX_TRY(const int64_t n, ArgReader("math.pow10", "n", args).Int(0));
  return Value::Float(Pow10(n));
}

Result<Value> Ilogb(CallContext&, Args args) {
  if (HasNull(args, {kFloat})) return Value::Null(kInt);
  FLUX_TRY(const double x, ArgReader("math.ilogb", "x", args).Float(0));
  if (x == 0) return Value::Int(std::numeric_limits<int32_t>::min());
  if (!std::isfinite(x)) return Value::Int(std::numeric_limits<int32_t>::max());
  return Value::Int(std::ilogb(x));
}

Result<Value> Infinity(CallContext&, Args args) {
  if (HasNull(args, {kInt})) return Value::Null(kFloat);
  FLUX_TRY(const int64_t sign, ArgReader("math.mInf", "sign", args).Int(0));
  return Value::Float(sign >= 0 ? kInfinity : -kInfinity);
}

// A positive sign asks for positive infinity, a negative one for negative, zero for either.
Result<Value> IsInf(CallContext&, Args args) {
  if (HasNull(args, {kFloat, kInt})) return Value::Null(ValueKind::kBool);
  const ArgReader in("math.isInf", "f sign", args);
  FLUX_TRY(const double x, in.Float(0));
  FLUX_TRY(const int64_t sign, in.Int(1));
  return Value::Bool((sign >= 0 && x == kInfinity) || (sign <= 0 && x == -kInfinity));
}

Result<Value> IsNaN(CallContext&, Args args) {
  if (HasNull(args, {kFloat})) return Value::Null(ValueKind::kBool);
  FLUX_TRY(const double x, ArgReader("math.isNaN", "f", args).Float(0));
  return Value::Bool(std::isnan(x));
}

Result<Value> SignBit(CallContext&, Args args) {
  if (HasNull(args, {kFloat})) return Value::Null(ValueKind::kBool);
  FLUX_TRY(const double x, ArgReader("math.signbit", "x", args).Float(0));
  return Value::Bool(std::signbit(x));
}

Result<Value> NaN(CallContext&, Args) { return Value::Float(kNotANumber); }

Result<Value> FloatBits(CallContext&, Args args) {
  if (HasNull(args, {kFloat})) return Value::Null(ValueKind::kUint);
  FLUX_TRY(const double x, ArgReader("math.float64bits", "f", args).Float(0));
  return Value::Uint(std::bit_cast<uint64_t>(x));
}

Result<Value> FloatFromBits(CallContext&, Args args) {
  if (HasNull(args, {ValueKind::kUint})) return Value::Null(kFloat);
  const ArgReader in("math.float64frombits", "b", args);
  if (in[0].is_null() || in[0].kind() != ValueKind::kUint)
    return in.Invalid(0, "must be of type uint, found " + DescribeKind(in[0]));
  return Value::Float(std::bit_cast<double>(in[0].AsUint()));
}

Result<Value> Ldexp(CallContext&, Args args) {
  if (HasNull(args, {kFloat, kInt})) return Value::Null(kFloat);
  const ArgReader in("math.ldexp", "frac exp", args);
  FLUX_TRY(const double fraction, in.Float(0));
  FLUX_TRY(const int64_t exponent, in.Int(1));
  return Value::Float(std::ldexp(fraction, static_cast<int>(std::clamp<int64_t>(exponent, -10000, 10000))));
}

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

void AddFunctionsOfOne(Registry& registry) {
  const auto add = [&](std::string_view name, BuiltinFn fn, std::optional<NativeCall> native = std::nullopt) {
    registry.Add(BuiltinDef{"math", name, "x", fn, true, ColumnType::kFloat, nullptr, native});
  };
  add("abs", Of1<std::fabs>, NativeCall::kAbs);
  add("acos", Of1<std::acos>);
  add("acosh", Of1<std::acosh>);
  add("asin", Of1<std::asin>);
  add("asinh", Of1<std::asinh>);
  add("atan", Of1<std::atan>);
  add("atanh", Of1<std::atanh>);
  add("cbrt", Of1<CubeRoot>);
  add("ceil", Of1<std::ceil>, NativeCall::kCeil);
  add("cos", Of1<std::cos>);
  add("cosh", Of1<std::cosh>);
  add("erf", Of1<std::erf>);
  add("erfc", Of1<std::erfc>);
  add("erfcinv", Of1<ErfcInv>);
  add("erfinv", Of1<ErfInv>);
  add("exp", Of1<std::exp>);
  add("exp2", Of1<std::exp2>);
  add("expm1", Of1<std::expm1>);
  add("floor", Of1<std::floor>, NativeCall::kFloor);
  add("gamma", Of1<Gamma>);
  add("j0", Of1<::j0>);
  add("j1", Of1<::j1>);
  add("log", Of1<std::log>);
  add("log10", Of1<std::log10>);
  add("log1p", Of1<std::log1p>);
  add("log2", Of1<std::log2>);
  add("logb", Of1<Logb>);
  add("round", Of1<std::round>, NativeCall::kRound);
  add("roundtoeven", Of1<RoundToEven>);
  add("sin", Of1<std::sin>);
  add("sinh", Of1<std::sinh>);
  add("sqrt", Of1<std::sqrt>, NativeCall::kSqrt);
  add("tan", Of1<std::tan>);
  add("tanh", Of1<std::tanh>);
  add("trunc", Of1<std::trunc>, NativeCall::kTrunc);
  add("y0", Of1<::y0>);
  add("y1", Of1<::y1>);
}

void AddOtherFunctions(Registry& registry) {
  const auto add = [&](std::string_view name, std::string_view parameters, BuiltinFn fn,
                       std::optional<ColumnType> type) {
    registry.Add(BuiltinDef{"math", name, parameters, fn, true, type});
  };
  add("atan2", "y x", Of2<std::atan2>, ColumnType::kFloat);
  add("copysign", "x y", Of2<std::copysign>, ColumnType::kFloat);
  add("dim", "x y", Of2<Dim>, ColumnType::kFloat);
  add("hypot", "p q", Of2<std::hypot>, ColumnType::kFloat);
  add("mMax", "x y", Of2<Max>, ColumnType::kFloat);
  add("mMin", "x y", Of2<Min>, ColumnType::kFloat);
  add("mod", "x y", Of2<std::fmod>, ColumnType::kFloat);
  add("nextafter", "x y", Of2<NextAfter>, ColumnType::kFloat);
  add("pow", "x y", Of2<std::pow>, ColumnType::kFloat);
  add("remainder", "x y", Of2<std::remainder>, ColumnType::kFloat);
  add("jn", "n x", OfOrder<BesselJ>, ColumnType::kFloat);
  add("yn", "n x", OfOrder<BesselY>, ColumnType::kFloat);
  add("pow10", "n", PowerOf10, ColumnType::kFloat);
  add("ilogb", "x", Ilogb, ColumnType::kInt);
  add("mInf", "sign", Infinity, ColumnType::kFloat);
  add("isInf", "f sign", IsInf, ColumnType::kBool);
  add("isNaN", "f", IsNaN, ColumnType::kBool);
  add("signbit", "x", SignBit, ColumnType::kBool);
  add("NaN", "", NaN, ColumnType::kFloat);
  add("float64bits", "f", FloatBits, ColumnType::kUint);
  add("float64frombits", "b", FloatFromBits, ColumnType::kFloat);
  add("ldexp", "frac exp", Ldexp, ColumnType::kFloat);
  add("frexp", "f", Frexp, std::nullopt);
  add("modf", "f", Modf, std::nullopt);
  add("lgamma", "x", Lgamma, std::nullopt);
  add("sincos", "x", SinCos, std::nullopt);
}

}  // namespace

void RegisterMathFunctions(Registry& registry) {
  AddFunctionsOfOne(registry);
  AddOtherFunctions(registry);
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
