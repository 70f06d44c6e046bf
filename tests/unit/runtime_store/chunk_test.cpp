#include "runtime/store/chunk.h"

#include <bit>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "runtime/store/int_packing.h"

using namespace flux;
using namespace flux::store;

namespace {

// Decodes the rows [from, to) of the chunk by their times and checks that they are those.
void CheckRows(std::string_view bytes, const ColumnRows& rows, size_t from, size_t to) {
  if (to == rows.size() && rows.times.back() == INT64_MAX) return;  // no range has this time
  const plan::TimeRange range{{rows.times[from]}, {to < rows.size() ? rows.times[to] : INT64_MAX}};
  const Result<PartRows> part = DecodeRows(bytes, rows.type, rows.size(), true, range);
  BOOST_TEST_REQUIRE(part.has_value());
  BOOST_TEST_REQUIRE(part->size() == to - from);
  const ColumnRows again = ToRows(*part->times, *part->values);
  for (size_t i = from; i < to; ++i) {
    const size_t row = part->from + i - from;
    BOOST_TEST_REQUIRE(again.times[row] == rows.times[i]);
    if (rows.type == ColumnType::kString) {
      BOOST_TEST_REQUIRE(again.StringAt(row) == rows.StringAt(i));
    } else {
      BOOST_TEST_REQUIRE(again.bits[row] == rows.bits[i]);
    }
  }
  BOOST_TEST((DecodeRows(bytes, rows.type, rows.size(), false, range)->values == nullptr));
}

// Encodes and decodes rows, whole and by parts, and checks that every bit comes back. Gives the encoded size.
size_t RoundTrip(const ColumnRows& rows) {
  ChunkInfo info;
  const std::string bytes = EncodeChunk(rows, 0, rows.size(), info);
  BOOST_TEST(info.rows == rows.size());
  BOOST_TEST(info.bytes == bytes.size());
  BOOST_TEST(info.min_time == rows.times.front());
  BOOST_TEST(info.max_time == rows.times.back());
  ChunkInfo read;
  BOOST_TEST(DecodeChunkInfo(EncodeChunkInfo(info), read));
  BOOST_TEST(read.max == info.max);
  BOOST_TEST(read.last == info.last);

  const auto decoded = DecodeChunk(bytes, rows.type, rows.size(), {});
  BOOST_REQUIRE(decoded.has_value());
  const ColumnRows again = ToRows(*decoded->times, *decoded->values);
  BOOST_TEST((again.times == rows.times));
  if (rows.type == ColumnType::kString) {
    for (size_t i = 0; i < rows.size(); ++i) BOOST_TEST(again.StringAt(i) == rows.StringAt(i));
  } else {
    BOOST_TEST((again.bits == rows.bits));
  }
  for (size_t from = 0; from < rows.size(); from = from * 3 + 1) {
    for (size_t to = from; to <= rows.size(); to = to * 2 + 3) CheckRows(bytes, rows, from, to);
    CheckRows(bytes, rows, from, rows.size());
  }
  BOOST_TEST((DecodeChunk(bytes, rows.type, rows.size(), {.times = true, .values = false})->values == nullptr));
  BOOST_TEST((DecodeChunk(bytes, rows.type, rows.size(), {.times = false, .values = true})->times == nullptr));
  return bytes.size();
}

ColumnRows Rows(ColumnType type, const std::vector<uint64_t>& bits, int64_t start = 0, int64_t step = 10) {
  ColumnRows rows;
  rows.type = type;
  for (size_t i = 0; i < bits.size(); ++i) rows.Append(start + static_cast<int64_t>(i) * step, bits[i]);
  return rows;
}

ColumnRows Floats(const std::vector<double>& values) {
  std::vector<uint64_t> bits;
  for (const double value : values) bits.push_back(std::bit_cast<uint64_t>(value));
  return Rows(ColumnType::kFloat, bits);
}

}  // namespace

BOOST_AUTO_TEST_CASE(packed_ints_of_every_width) {
  std::mt19937_64 random(7);
  for (unsigned width = 0; width <= 64; ++width) {
    for (const size_t count : {1, 2, 7, 8, 9, 1023, 1024, 1025, 3000}) {
      std::vector<uint64_t> values(count);
      for (uint64_t& value : values) value = width == 0 ? 42 : (random() >> (64 - width)) + 17;
      std::string bytes;
      PackInts(bytes, values);
      const size_t size = bytes.size();
      bytes.append(kPackingPad, '\xff');
      ByteReader in(std::string_view(bytes).substr(0, size));
      std::vector<uint64_t> again(count);
      BOOST_TEST_REQUIRE(UnpackInts(in, PackedSpan(count), again.data()));
      BOOST_TEST((again == values));
      BOOST_TEST(in.rest().empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(floats_keep_every_bit) {
  const double inf = std::numeric_limits<double>::infinity(), nan = std::nan("");
  RoundTrip(Floats({1.5}));
  RoundTrip(Floats({0.0, -0.0, 0.0, -0.0}));
  RoundTrip(Floats({nan, inf, -inf, -0.0, 0.1, 1e308, 5e-324, -1.7976931348623157e308, 1.0 / 3}));
  RoundTrip(Floats({std::bit_cast<double>(0x7ff0000000000001ull), std::bit_cast<double>(0xfff8dead0000beefull), 2.0}));
  RoundTrip(Floats({9007199254740992.0, 9007199254740993.0, -9007199254740992.0, 1e15 + 0.5}));
  std::mt19937_64 random(3);
  std::vector<double> decimals, mixed, raw;
  for (size_t i = 0; i < kChunkRows; ++i) {
    decimals.push_back(static_cast<double>(random() % 10000) / 100);
    mixed.push_back(i % 50 == 0 ? std::bit_cast<double>(random()) : static_cast<double>(random() % 1000) / 10);
    raw.push_back(std::bit_cast<double>(random()));
  }
  BOOST_TEST(RoundTrip(Floats(decimals)) < kChunkRows * 2);
  BOOST_TEST(RoundTrip(Floats(mixed)) < kChunkRows * 3);
  BOOST_TEST(RoundTrip(Floats(raw)) < kChunkRows * 8 + 100);
  BOOST_TEST(RoundTrip(Floats(std::vector<double>(kChunkRows, 21.5))) < 100u);
}

BOOST_AUTO_TEST_CASE(integers_keep_every_bit) {
  const uint64_t low = static_cast<uint64_t>(INT64_MIN), high = INT64_MAX;
  RoundTrip(Rows(ColumnType::kInt, {low, high, 0, ~0ull, 1}));
  RoundTrip(Rows(ColumnType::kUint, {0, UINT64_MAX, high, low, 5}));
  std::vector<uint64_t> counter, gauge;
  std::mt19937_64 random(5);
  uint64_t sum = 1ull << 60;
  for (size_t i = 0; i < kChunkRows; ++i) {
    counter.push_back(sum += random() % 8);
    gauge.push_back(static_cast<uint64_t>(-100) + random() % 200);
  }
  BOOST_TEST(RoundTrip(Rows(ColumnType::kInt, counter)) < kChunkRows / 2);
  BOOST_TEST(RoundTrip(Rows(ColumnType::kInt, gauge)) < kChunkRows + 200);
}

BOOST_AUTO_TEST_CASE(bools_and_strings) {
  std::vector<uint64_t> flags;
  for (size_t i = 0; i < 1001; ++i) flags.push_back(i % 3 == 0);
  BOOST_TEST(RoundTrip(Rows(ColumnType::kBool, flags)) < 250u);
  RoundTrip(Rows(ColumnType::kBool, std::vector<uint64_t>(100, 1)));
  ColumnRows states, texts, empty;
  states.type = texts.type = empty.type = ColumnType::kString;
  for (int i = 0; i < 5000; ++i) {
    states.AppendString(i, i % 7 == 0 ? "down" : "up");
    texts.AppendString(i, "message number " + std::to_string(i) + std::string(1, '\0') + "\n");
    empty.AppendString(i, "");
  }
  BOOST_TEST(RoundTrip(states) < 800u);
  RoundTrip(texts);
  RoundTrip(empty);
}

BOOST_AUTO_TEST_CASE(times_regular_and_not) {
  std::mt19937_64 random(11);
  ColumnRows regular, jitter, sparse, extreme;
  int64_t time = 1'700'000'000'000'000'000;
  for (size_t i = 0; i < kChunkRows; ++i) {
    regular.Append(time + static_cast<int64_t>(i) * 10'000'000'000, 0);
    jitter.Append(time + static_cast<int64_t>(i) * 10'000'000'000 + static_cast<int64_t>(random() % 50) * 1'000'000, 0);
  }
  for (int i = 0; i < 63; ++i) sparse.Append(int64_t{1} << i, 0);
  for (const int64_t t : {INT64_MIN, int64_t{-1}, int64_t{0}, INT64_MAX}) extreme.Append(t, 0);
  BOOST_TEST(RoundTrip(regular) < 100u);
  BOOST_TEST(RoundTrip(jitter) < kChunkRows * 2);
  RoundTrip(sparse);
  RoundTrip(extreme);
}

BOOST_AUTO_TEST_CASE(statistics) {
  ChunkInfo info;
  const ColumnRows floats = Floats({2.5, std::nan(""), -7, 3});
  EncodeChunk(floats, 0, 4, info);
  BOOST_TEST(bool{info.has_nan});
  BOOST_TEST(std::bit_cast<double>(info.min) == -7);
  BOOST_TEST(std::bit_cast<double>(info.max) == 3);
  BOOST_TEST(std::bit_cast<double>(info.first) == 2.5);
  EncodeChunk(Floats({std::nan("")}), 0, 1, info);
  BOOST_TEST(!info.has_min_max);
  EncodeChunk(Rows(ColumnType::kInt, {5, static_cast<uint64_t>(-5)}), 0, 2, info);
  BOOST_TEST(static_cast<int64_t>(info.min) == -5);
  EncodeChunk(Rows(ColumnType::kUint, {5, UINT64_MAX}), 0, 2, info);
  BOOST_TEST(info.max == UINT64_MAX);
}

BOOST_AUTO_TEST_CASE(sums) {
  ChunkInfo info, read;
  EncodeChunk(Rows(ColumnType::kInt, {5, static_cast<uint64_t>(-7)}), 0, 2, info);
  BOOST_TEST(DecodeChunkInfo(EncodeChunkInfo(info), read));
  BOOST_TEST(bool{read.has_sum});
  BOOST_TEST(static_cast<int64_t>(read.sum) == -2);
  EncodeChunk(Rows(ColumnType::kUint, {5, UINT64_MAX}), 0, 2, info);
  BOOST_TEST(info.sum == 4u);
  EncodeChunk(Floats({1, 2}), 0, 2, info);
  BOOST_TEST(!info.has_sum);
  // Descriptions from before there were sums, and places behind them: neither flag, and nothing at the end.
  EncodeChunk(Rows(ColumnType::kInt, {5, 6}), 0, 2, info);
  std::string old = EncodeChunkInfo(info);
  old.resize(old.size() - 10);
  BOOST_TEST(!DecodeChunkInfo(old, read));
  old[1] = static_cast<char>(old[1] & ~12);
  read = ChunkInfo();
  BOOST_TEST(DecodeChunkInfo(old, read));
  BOOST_TEST(!read.has_sum);
  BOOST_TEST(!read.has_places);
  BOOST_TEST(read.rows == 2u);
}

BOOST_AUTO_TEST_CASE(places_of_extremes) {
  ChunkInfo info, read;
  const ColumnRows regular = Floats({2, std::nan(""), 7, -0.0, 7, 0.0});
  EncodeChunk(regular, 0, 6, info);
  BOOST_TEST(DecodeChunkInfo(EncodeChunkInfo(info), read));
  BOOST_TEST(bool{read.has_places});
  BOOST_TEST(read.max_row == 2u);
  BOOST_TEST(read.min_row == 3u);
  BOOST_TEST(std::signbit(std::bit_cast<double>(read.min)));
  for (const uint16_t row : {0, 3, 5}) BOOST_TEST(read.RegularTime(row) == regular.times[row]);
  // A place behind the last row cannot be.
  read.max_row = 6;
  BOOST_TEST(!DecodeChunkInfo(EncodeChunkInfo(read), info));
  ColumnRows irregular = regular;
  irregular.times[1] += 1;
  EncodeChunk(irregular, 0, 6, info);
  BOOST_TEST(DecodeChunkInfo(EncodeChunkInfo(info), read));
  BOOST_TEST(!read.has_places);
  // The whole range of times.
  ColumnRows ends;
  for (const int64_t time : {INT64_MIN, int64_t{-1}, INT64_MAX - 1}) ends.Append(time, std::bit_cast<uint64_t>(1.0));
  EncodeChunk(ends, 0, 3, info);
  BOOST_TEST(info.RegularTime(2) == INT64_MAX - 1);
}

// Whatever the bytes are, decoding ends with data of the right shape or an error.
BOOST_AUTO_TEST_CASE(damaged_chunks_do_not_crash) {
  std::mt19937_64 random(13);
  ColumnRows texts, states;
  texts.type = states.type = ColumnType::kString;
  std::vector<uint64_t> words;
  std::vector<double> decimals;
  for (int i = 0; i < 500; ++i) {
    texts.AppendString(i * 3 + i % 2, "text " + std::to_string(random() % 1000));
    states.AppendString(i, i % 2 ? "a" : "b");
    words.push_back(random() % 5000);
    decimals.push_back(i % 40 == 0 ? 1e-300 : i / 10.0);
  }
  for (const ColumnRows& rows : {texts, states, Rows(ColumnType::kInt, words), Floats(decimals)}) {
    ChunkInfo info;
    const std::string good = EncodeChunk(rows, 0, rows.size(), info);
    for (int round = 0; round < 3000; ++round) {
      std::string bad = good;
      if (round % 3 == 0) bad.resize(random() % bad.size());
      for (size_t k = random() % 4 + (round % 3 != 0); k > 0 && !bad.empty(); --k) {
        bad[random() % bad.size()] = static_cast<char>(random());
      }
      const auto decoded = DecodeChunk(bad, rows.type, rows.size(), {});
      if (!decoded) {
        BOOST_TEST((decoded.error().code == ErrorCode::kDataLoss));
        continue;
      }
      BOOST_TEST(decoded->times->length() == rows.size());
      BOOST_TEST(decoded->values->length() == rows.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(views_stay_valid_while_rows_come_for_which_there_is_room) {
  ColumnRows rows = ColumnRows{.type = ColumnType::kString, .times = {}, .bits = {}, .text = {}}.Grown(2, 100);
  rows.AppendString(1, "one");
  const RowsView view = rows;
  BOOST_TEST(rows.HasRoomFor(1, TextBytesOf("two")));
  rows.AppendString(2, "two");
  BOOST_TEST(!rows.HasRoomFor(size_t{1} << 20, 0));
  BOOST_TEST(!rows.HasRoomFor(1, size_t{1} << 20));
  const ColumnRows grown = rows.Grown(size_t{1} << 20, size_t{1} << 20);
  BOOST_TEST(grown.HasRoomFor(size_t{1} << 20, size_t{1} << 20));
  BOOST_TEST((view.size() == 1 && view.times[0] == 1 && view.StringAt(0) == "one"));
  BOOST_TEST((grown.size() == 2 && grown.is_sorted && grown.StringAt(1) == "two"));
}

BOOST_AUTO_TEST_CASE(merging_runs) {
  const auto rows = [](std::vector<std::pair<int64_t, uint64_t>> points) {
    ColumnRows out;
    out.type = ColumnType::kInt;
    for (const auto& [time, value] : points) out.Append(time, value);
    out.Sort();
    return out;
  };
  const ColumnRows merged = MergeRows(rows({{10, 1}, {20, 2}, {30, 3}, {40, 4}}),
                                      rows({{25, 25}, {5, 5}, {20, 20}, {20, 21}, {26, 26}, {50, 50}}));
  BOOST_TEST((merged.times == std::vector<int64_t>{5, 10, 20, 25, 26, 30, 40, 50}));
  BOOST_TEST((merged.bits == std::vector<uint64_t>{5, 1, 21, 25, 26, 3, 4, 50}));
  BOOST_TEST(merged.is_sorted);
  BOOST_TEST(MergeRows(rows({}), rows({{1, 1}})).size() == 1u);
  BOOST_TEST(MergeRows(rows({{1, 1}}), rows({})).size() == 1u);
}
