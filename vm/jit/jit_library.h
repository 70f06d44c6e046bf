#pragma once

// The C interface of libfluxc_jit.so, the one place that links LLVM. The library is loaded when the first loop is
// compiled, so programs that never compile never pay for it. Everything passed is plain data.

#include <cstddef>
#include <cstdint>

extern "C" {

// An operand that the loop reads: see vector::LoopInput for the pointers it takes.
struct FluxJitInput {
  uint8_t type;  // ColumnType
  uint8_t form;  // vector::Form
  uint8_t has_nulls;
  uint8_t has_row_nulls;
};

// Operands are numbers: inputs first, then instructions in order. UINT32_MAX: none.
struct FluxJitInstr {
  uint8_t op;    // kernel::Opcode
  uint8_t type;  // ColumnType of the result
  uint8_t is_nullable;
  uint8_t function;  // NativeCall of a kApply
  uint32_t args[3];
  uint32_t mask;
};

// A loop to compile; the arrays must live during the call only.
struct FluxJitLoop {
  const FluxJitInput* inputs;
  uint32_t input_count;
  const FluxJitInstr* instrs;
  uint32_t instr_count;
  const uint32_t* results;
  uint32_t result_count;
  // Per input of form kCarried, what a row leaves in it.
  const uint32_t* carried;
  uint32_t carried_count;
};

typedef uint64_t (*FluxJitFunction)(const void* const* pointers, uint64_t rows);

// Receives the object code of a compiled loop.
typedef void (*FluxJitObjectSink)(void* context, const char* bytes, size_t size);

struct FluxJitEngine;

// What the library offers; got from `FluxJitGetApi`.
struct FluxJitApi {
  // FLUX_JIT_VERSION of its build, which stands for everything in this file, the opcodes and the emitter.
  uint64_t version;
  // Compiler version, processor and features: objects made for another target must not be loaded.
  const char* (*target)();
  // Gives null and a text in `error` on failure, as do the functions below.
  FluxJitEngine* (*create)(char* error, size_t error_size);
  // Frees the engine and all code it made.
  void (*destroy)(FluxJitEngine* engine);
  FluxJitFunction (*compile)(FluxJitEngine* engine, const FluxJitLoop* loop, FluxJitObjectSink sink, void* context,
                             char* error, size_t error_size);
  // Links object code that `compile` gave before.
  FluxJitFunction (*load)(FluxJitEngine* engine, const char* bytes, size_t size, char* error, size_t error_size);
  // LLVM IR of the loop after optimisation; free with `free_text`.
  char* (*dump)(const FluxJitLoop* loop);
  void (*free_text)(char* text);
};

typedef const FluxJitApi* (*FluxJitGetApiFunction)();
#define FLUX_JIT_ENTRY "FluxJitGetApi"

}  // extern "C"
