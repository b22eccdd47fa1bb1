// libicu behind plain C types.
//
// No ICU header is included here, so that a Swift file which imports this module can import Foundation too (on
// Linux, Foundation carries an ICU of its own, and the two sets of declarations clash). Nothing here decides
// anything: each function is one or a few calls of ICU. Every function that can fail returns a null pointer or a
// negative number. No handle may be used by two threads at a time.

#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Versions

/// Writes ICU's version, for example "72.1", and a zero byte; `text` holds 32 bytes.
void cicu_version(char *text);
/// Writes the version of Unicode that ICU knows, for example "15.0".
void cicu_unicode_version(char *text);
/// Writes the version of the CLDR data in libicu, for example "42.0"; an empty string where it has none.
void cicu_cldr_version(char *text);

// Dictionary

/// A data item of libicu, open.
typedef struct cicu_data cicu_data;
/// Opens the Chinese and Japanese dictionary of the word break iterator; null where libicu has none.
cicu_data *cicu_dictionary_open(void);
/// The item's bytes, behind ICU's own header.
const void *cicu_data_bytes(cicu_data *data);
/// Writes the version of the item's format, for example "1.0".
void cicu_data_format_version(cicu_data *data, char *text);
/// Closes an item.
void cicu_data_close(cicu_data *data);

// Converters

/// A converter from one encoding to UTF-16, which stops at bad bytes.
typedef struct cicu_converter cicu_converter;
/// Why `cicu_converter_decode` came back.
enum {
  /// All of the source was read.
  CICU_DECODE_DONE = 0,
  /// The target is full; the rest of the source is not read yet.
  CICU_DECODE_FULL = 1,
  /// Bytes that are no character were read; `cicu_converter_bad_bytes` says how many.
  CICU_DECODE_BAD = 2,
  /// ICU reported something else.
  CICU_DECODE_FAILED = -1,
};
/// Opens a converter by ICU's name of the encoding; null where ICU has none.
cicu_converter *cicu_converter_open(const char *name);
/// Forgets what was read, so that another text can begin.
void cicu_converter_reset(cicu_converter *converter);
/// Decodes `count` bytes, the last of the text, into UTF-16.
///
/// `consumed` is how many bytes were read and `written` how many units were written. `offsets[i]` is the offset of
/// the first byte of the character that unit `i` belongs to, or negative where it was read in an earlier call.
int32_t cicu_converter_decode(
    cicu_converter *converter, const uint8_t *source, int32_t count, uint16_t *target, int32_t capacity,
    int32_t *offsets, int32_t *consumed, int32_t *written);
/// The number of bad bytes that the last call came to; they are the last that it consumed.
int32_t cicu_converter_bad_bytes(cicu_converter *converter);
/// Closes a converter.
void cicu_converter_close(cicu_converter *converter);

// Charset detection

/// ICU's confidence, from 0 to 100, that the bytes are GB18030 and that they are Big5; false where ICU fails.
bool cicu_detect_chinese(const uint8_t *bytes, int32_t count, int32_t *gb18030, int32_t *big5);

// Word breaks

/// A word break iterator for Chinese.
typedef struct cicu_breaker cicu_breaker;
/// Opens an iterator; null where libicu has no data for it.
cicu_breaker *cicu_breaker_open(void);
/// Sets the text, which must stay in place until the next one is set; false where ICU refuses it.
bool cicu_breaker_set_text(cicu_breaker *breaker, const uint16_t *text, int32_t count);
/// Writes the next boundaries and the rule status of the segments that they end; 0 at the text's end.
int32_t cicu_breaker_next(cicu_breaker *breaker, int32_t *ends, int32_t *statuses, int32_t capacity);
/// Copies the iterator's compiled rules if they fit; returns how many bytes they are, or a negative number.
int32_t cicu_breaker_rules(cicu_breaker *breaker, uint8_t *target, int32_t capacity);
/// Closes an iterator.
void cicu_breaker_close(cicu_breaker *breaker);

/// The map from characters to categories within compiled rules. Any number of threads may read it.
typedef struct cicu_categories cicu_categories;
/// Opens a map over `bytes`, which are aligned to 4 and stay in place until it is closed; null where they are none.
cicu_categories *cicu_categories_open(const void *bytes, int32_t count);
/// The category of a character.
uint32_t cicu_category(const cicu_categories *categories, uint32_t scalar);
/// Closes a map.
void cicu_categories_close(cicu_categories *categories);

// Characters

/// The East_Asian_Width property: 0 neutral, 1 ambiguous, 2 halfwidth, 3 fullwidth, 4 narrow, 5 wide.
int32_t cicu_east_asian_width(uint32_t scalar);
/// Whether the character stands on the one before it or has no glyph (marks, format and control characters).
bool cicu_has_no_width(uint32_t scalar);
/// Whether the character's script is Han, Hiragana or Katakana.
bool cicu_is_han_or_kana(uint32_t scalar);
/// Whether NFKC leaves the character as it is in any company of others of which the same is true.
bool cicu_is_stable_in_nfkc(uint32_t scalar);

// Transliterators

/// A transliterator.
typedef struct cicu_transliterator cicu_transliterator;
/// Opens ICU's transliterator from Han to Latin letters with tone marks; null where libicu has none.
cicu_transliterator *cicu_transliterator_open_pinyin(void);
/// Opens ICU's transliterator from traditional to simplified Han; null where libicu has none. An oracle, for tests and for
/// building the folding table.
cicu_transliterator *cicu_transliterator_open_simplifying(void);
/// Transliterates `count` units in place; returns the new count, or a negative number.
int32_t cicu_transliterate(cicu_transliterator *transliterator, uint16_t *text, int32_t count, int32_t capacity);
/// Closes a transliterator.
void cicu_transliterator_close(cicu_transliterator *transliterator);

// Oracles, for tests and for building the folding table

/// Writes `text` in the encoding that ICU calls `name`; returns the number of bytes, or a negative number, also where
/// the encoding lacks a character.
int32_t cicu_encode(const char *name, const uint16_t *text, int32_t count, uint8_t *target, int32_t capacity);
/// Writes the NFKC form of `scalar` as UTF-16; returns the number of units, or a negative number.
int32_t cicu_compatibility_form(uint32_t scalar, uint16_t *target, int32_t capacity);

#ifdef __cplusplus
}
#endif

#endif
