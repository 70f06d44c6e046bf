// When loops are compiled and how their code is kept.

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "runtime/plan/specs/pipeline.h"
#include "tests/support/temp_directory.h"
#include "tests/unit/vm_kernel/chain_builder.h"
#include "vm/jit/library_loader.h"
#include "vm/jit/loop_compiler.h"
#include "vm/jit/object_store.h"
#include "vm/jit/tiered_kernel.h"
#include "vm/kernel/lower.h"

namespace flux::jit_test {
namespace {

using kernel_test::Tree;

const Schema kSchema({{"a", ColumnType::kFloat}, {"b", ColumnType::kFloat}});

// a > limit => (a * 1.8 + 32.0) * b
std::vector<plan::ChainStep> MakeChain(double limit) {
  Tree filter, map;
  const expr::NodeId scaled = map.Binary(BinaryOp::kMultiply, map.Column("a"), map.Float(1.8));
  const expr::NodeId shifted = map.Binary(BinaryOp::kAdd, scaled, map.Float(32));
  return {filter.Filter(filter.Binary(BinaryOp::kGreater, filter.Column("a"), filter.Float(limit))),
          map.Map(map.Record(true, {{"x", map.Binary(BinaryOp::kMultiply, shifted, map.Column("b"))}}))};
}

Chunk MakeChunk(size_t rows) {
  std::vector<double> a, b;
  for (size_t i = 0; i < rows; ++i) {
    a.push_back(static_cast<double>(i % 100));
    b.push_back(static_cast<double>(i) * 0.5);
  }
  return {{Column::FlatFloat(a), Column::FlatFloat(b)}, rows};
}

using testing::TempDirectory;

std::string TierAfterOneChunk(const KernelOptions& options) {
  const std::unique_ptr<exec::KernelFactory> factory = MakeKernelFactory(options);
  const std::shared_ptr<exec::Kernel> kernel = *factory->Compile(MakeChain(50), kSchema);
  const Result<exec::KernelOutput> out = kernel->Run(MakeChunk(100));
  BOOST_TEST(out->columns[2]->FloatAt(60) == (60 * 1.8 + 32) * 30);
  return std::string(kernel->Tier());
}

}  // namespace

BOOST_AUTO_TEST_CASE(modes_decide_when_code_is_native) {
  BOOST_TEST(TierAfterOneChunk({.jit = JitMode::kAlways}) == "machine code");
  BOOST_TEST(TierAfterOneChunk({.jit = JitMode::kNever}) == "bytecode");
  BOOST_TEST(TierAfterOneChunk({.jit = JitMode::kAuto}) == "bytecode");
}

BOOST_AUTO_TEST_CASE(a_missing_library_leaves_the_vector_vm) {
  const KernelOptions options{.jit = JitMode::kAlways, .jit_library = "/nonexistent/libfluxc_jit.so"};
  BOOST_TEST(TierAfterOneChunk(options) == "bytecode");
  const std::string dump = MakeKernelFactory(options)->DumpNative(MakeChain(1), kSchema);
  BOOST_TEST(dump.find("no native code: cannot load the JIT library") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(auto_mode_switches_while_running) {
  const std::unique_ptr<exec::KernelFactory> factory = MakeKernelFactory({.jit = JitMode::kAuto});
  const std::shared_ptr<exec::Kernel> kernel = *factory->Compile(MakeChain(50), kSchema);
  const Chunk chunk = MakeChunk(65536);
  const Result<exec::KernelOutput> first = kernel->Run(chunk);
  BOOST_TEST(kernel->Tier() == "bytecode");
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (kernel->Tier() != "machine code" && std::chrono::steady_clock::now() < deadline) {
    const Result<exec::KernelOutput> out = kernel->Run(chunk);
    BOOST_REQUIRE(out.has_value());
  }
  BOOST_TEST(kernel->Tier() == "machine code");
  const Result<exec::KernelOutput> last = kernel->Run(chunk);
  BOOST_TEST((*last->selection == *first->selection));
  BOOST_TEST(std::ranges::equal(last->columns[2]->FlatFloats(), first->columns[2]->FlatFloats()));
}

BOOST_AUTO_TEST_CASE(loops_that_differ_in_constants_share_their_code) {
  TempDirectory directory;
  const KernelOptions options{.jit = JitMode::kAlways, .cache_directory = directory.path};
  const std::unique_ptr<exec::KernelFactory> factory = MakeKernelFactory(options);
  for (const double limit : {1.0, 2.0, 3.0}) {
    const std::shared_ptr<exec::Kernel> kernel = *factory->Compile(MakeChain(limit), kSchema);
    BOOST_REQUIRE(kernel->Run(MakeChunk(10)).has_value());
  }
  using Iterator = std::filesystem::directory_iterator;
  BOOST_TEST(std::distance(Iterator(directory.path), Iterator()) == 1);
}

BOOST_AUTO_TEST_CASE(stored_objects_are_used_and_damaged_ones_replaced) {
  TempDirectory directory;
  const KernelOptions options{.jit = JitMode::kAlways, .cache_directory = directory.path + "/objects"};
  BOOST_TEST(TierAfterOneChunk(options) == "machine code");
  const std::filesystem::path file = std::filesystem::directory_iterator(options.cache_directory)->path();
  const auto written = std::filesystem::last_write_time(file);
  BOOST_TEST(TierAfterOneChunk(options) == "machine code");
  BOOST_TEST((std::filesystem::last_write_time(file) == written));
  const uintmax_t size = std::filesystem::file_size(file);
  for (const uintmax_t at : {uintmax_t{3}, uintmax_t{60}, size / 2, size - 1}) {
    std::fstream damaged(file, std::ios::in | std::ios::out | std::ios::binary);
    damaged.seekp(static_cast<std::streamoff>(at));
    damaged.put('\x7f');
    damaged.close();
    BOOST_TEST(TierAfterOneChunk(options) == "machine code");
    BOOST_TEST(std::filesystem::file_size(file) == size);
  }
  std::filesystem::resize_file(file, size / 3);
  BOOST_TEST(TierAfterOneChunk(options) == "machine code");
  BOOST_TEST(std::filesystem::file_size(file) == size);
}

BOOST_AUTO_TEST_CASE(objects_of_other_targets_are_not_used) {
  TempDirectory directory;
  const jit::ObjectStore store(directory.path);
  store.Write("key", "this processor", "object");
  BOOST_TEST(store.Has("key"));
  BOOST_TEST(store.Read("key", "this processor").value_or("") == "object");
  BOOST_TEST(!store.Read("key", "another processor").has_value());
  BOOST_TEST(!store.Read("other key", "this processor").has_value());
}

BOOST_AUTO_TEST_CASE(failures_in_native_code_name_the_expression) {
  const Schema schema({{"n", ColumnType::kInt}});
  Tree map;
  const expr::NodeId quotient = map.Binary(BinaryOp::kModulo, map.Int(10), map.Column("n"));
  const std::vector<plan::ChainStep> chain = {map.Map(map.Record(false, {{"q", quotient}}))};
  const std::unique_ptr<exec::KernelFactory> factory = MakeKernelFactory({.jit = JitMode::kAlways});
  const std::shared_ptr<exec::Kernel> kernel = *factory->Compile(chain, schema);
  const Result<exec::KernelOutput> out = kernel->Run({{Column::FlatInt({1, 2, 0, 4})}, 4});
  BOOST_TEST(out.error().message == "cannot evaluate `10 % r.n`: cannot mod zero");
  BOOST_TEST(kernel->Run({{Column::FlatInt({3, 4})}, 2})->columns[0]->IntAt(1) == 2);
}

BOOST_AUTO_TEST_CASE(the_dump_shows_both_languages) {
  const auto factory = MakeKernelFactory({.jit = JitMode::kAuto});
  const std::string dump = *factory->Dump(MakeChain(1), kSchema) + factory->DumpNative(MakeChain(1), kSchema);
  BOOST_TEST(dump.find("select %") != std::string::npos);
  BOOST_TEST(dump.find("fmul <8 x double>") != std::string::npos);
  BOOST_TEST(dump.find("fast") == std::string::npos);
}

}  // namespace flux::jit_test
