#pragma once

// The loops of the codecs over a block of values, in the form that suits the processor at hand. All forms give the same
// bits.

#include <cstddef>
#include <cstdint>

namespace flux::store {

// Powers of ten by which decimals are divided; as far as here, integers below 2^53 over them round alike in all forms.
constexpr unsigned kMaxExponent = 14;
constexpr double kPowers[kMaxExponent + 1] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6, 1e7,
                                              1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};

// The integer whose quotient by the power of ten is exactly the float with these bits (so -0.0 has none); gives false,
// and leaves `integer`, when there is none below 2^53.
bool ToInteger(uint64_t bits, double power, int64_t& integer);

struct CodecKernels {
  // Unpacks values of `width` bits, at most 64, and adds `base` to each; 16 bytes behind the packed ones must be
  // readable.
  void (*unpack)(const char* in, unsigned width, uint64_t base, size_t count, uint64_t* out);
  // Turns steps into what they lead to from `sum`; gives the last of it.
  uint64_t (*add_up)(uint64_t* steps, size_t count, uint64_t sum);
  // Multiplies by `unit` and adds `start`, modulo 2^64.
  void (*scale)(uint64_t* values, size_t count, uint64_t start, uint64_t unit);
  // Turns signed integers into the bits of their quotients by ten to the `exponent`.
  void (*to_decimals)(uint64_t* values, size_t count, unsigned exponent);
  // The reverse; gives false when it cannot be done for one of them, and mostly fills `integers` in vain then.
  bool (*to_integers)(const uint64_t* bits, size_t count, unsigned exponent, uint64_t* integers);
};

// Those that run everywhere, and the fastest ones that this processor can run.
const CodecKernels& PortableKernels();
const CodecKernels& FastestKernels();

}  // namespace flux::store
