#include "runtime/source/source.h"

namespace flux {

void ScanStats::Append(const ScanStats& part) {
  bytes_read += part.bytes_read;
  rows_read += part.rows_read;
  series_read += part.series_read;
  chunks_read += part.chunks_read;
  chunks_skipped += part.chunks_skipped;
  requests.insert(requests.end(), part.requests.begin(), part.requests.end());
}

}  // namespace flux
