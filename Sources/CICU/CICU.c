#include "CICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucptrie.h>
#include <unicode/ucsdet.h>
#include <unicode/udata.h>
#include <unicode/ulocdata.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

#include <string.h>

// Versions

void cicu_version(char *text) {
  UVersionInfo version;
  u_getVersion(version);
  u_versionToString(version, text);
}

void cicu_unicode_version(char *text) {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  u_versionToString(version, text);
}

void cicu_cldr_version(char *text) {
  UVersionInfo version;
  UErrorCode error = U_ZERO_ERROR;
  ulocdata_getCLDRVersion(version, &error);
  if (U_FAILURE(error)) {
    text[0] = 0;
    return;
  }
  u_versionToString(version, text);
}

// Dictionary

cicu_data *cicu_dictionary_open(void) {
  UErrorCode error = U_ZERO_ERROR;
  UDataMemory *data = udata_open(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", &error);
  return U_FAILURE(error) ? NULL : (cicu_data *)data;
}

const void *cicu_data_bytes(cicu_data *data) { return udata_getMemory((UDataMemory *)data); }

void cicu_data_format_version(cicu_data *data, char *text) {
  UDataInfo info;
  info.size = sizeof(info);
  udata_getInfo((UDataMemory *)data, &info);
  u_versionToString(info.formatVersion, text);
}

void cicu_data_close(cicu_data *data) { udata_close((UDataMemory *)data); }

// Converters

struct cicu_converter {
  UConverter *converter;
  int32_t bad;
};

cicu_converter *cicu_converter_open(const char *name) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter *opened = ucnv_open(name, &error);
  if (U_FAILURE(error)) return NULL;
  ucnv_setToUCallBack(opened, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
  cicu_converter *converter = U_FAILURE(error) ? NULL : malloc(sizeof(cicu_converter));
  if (converter == NULL) {
    ucnv_close(opened);
    return NULL;
  }
  converter->converter = opened;
  converter->bad = 0;
  return converter;
}

void cicu_converter_reset(cicu_converter *converter) {
  ucnv_resetToUnicode(converter->converter);
  converter->bad = 0;
}

int32_t cicu_converter_decode(
    cicu_converter *converter, const uint8_t *source, int32_t count, uint16_t *target, int32_t capacity,
    int32_t *offsets, int32_t *consumed, int32_t *written) {
  UErrorCode error = U_ZERO_ERROR;
  const char *from = (const char *)source;
  UChar *to = (UChar *)target;
  ucnv_toUnicode(
      converter->converter, &to, to + capacity, &from, from + count, offsets, true, &error);
  *consumed = (int32_t)(from - (const char *)source);
  *written = (int32_t)(to - (UChar *)target);
  converter->bad = 0;
  if (error == U_BUFFER_OVERFLOW_ERROR) return CICU_DECODE_FULL;
  if (U_SUCCESS(error)) return CICU_DECODE_DONE;
  if (error != U_ILLEGAL_CHAR_FOUND && error != U_INVALID_CHAR_FOUND && error != U_TRUNCATED_CHAR_FOUND) {
    return CICU_DECODE_FAILED;
  }
  char bytes[32];
  int8_t length = sizeof(bytes);
  UErrorCode ignored = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter->converter, bytes, &length, &ignored);
  converter->bad = U_SUCCESS(ignored) ? length : 0;
  return CICU_DECODE_BAD;
}

int32_t cicu_converter_bad_bytes(cicu_converter *converter) { return converter->bad; }

void cicu_converter_close(cicu_converter *converter) {
  ucnv_close(converter->converter);
  free(converter);
}

// Charset detection

bool cicu_detect_chinese(const uint8_t *bytes, int32_t count, int32_t *gb18030, int32_t *big5) {
  *gb18030 = 0;
  *big5 = 0;
  UErrorCode error = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&error);
  if (U_FAILURE(error)) return false;
  ucsdet_setText(detector, (const char *)bytes, count, &error);
  int32_t found = 0;
  const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &error);
  for (int32_t i = 0; U_SUCCESS(error) && i < found; i++) {
    const char *name = ucsdet_getName(matches[i], &error);
    int32_t confidence = ucsdet_getConfidence(matches[i], &error);
    if (U_FAILURE(error)) break;
    if (strcmp(name, "GB18030") == 0) *gb18030 = confidence;
    if (strcmp(name, "Big5") == 0) *big5 = confidence;
  }
  ucsdet_close(detector);
  return U_SUCCESS(error);
}

// Word breaks

cicu_breaker *cicu_breaker_open(void) {
  UErrorCode error = U_ZERO_ERROR;
  UBreakIterator *breaker = ubrk_open(UBRK_WORD, "zh", NULL, 0, &error);
  return U_FAILURE(error) ? NULL : (cicu_breaker *)breaker;
}

bool cicu_breaker_set_text(cicu_breaker *breaker, const uint16_t *text, int32_t count) {
  UErrorCode error = U_ZERO_ERROR;
  ubrk_setText((UBreakIterator *)breaker, (const UChar *)text, count, &error);
  return U_SUCCESS(error);
}

int32_t cicu_breaker_next(cicu_breaker *breaker, int32_t *ends, int32_t *statuses, int32_t capacity) {
  UBreakIterator *iterator = (UBreakIterator *)breaker;
  int32_t count = 0;
  while (count < capacity) {
    int32_t end = ubrk_next(iterator);
    if (end == UBRK_DONE) break;
    ends[count] = end;
    statuses[count] = ubrk_getRuleStatus(iterator);
    count++;
  }
  return count;
}

int32_t cicu_breaker_rules(cicu_breaker *breaker, uint8_t *target, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = ubrk_getBinaryRules((UBreakIterator *)breaker, NULL, 0, &error);
  if (U_FAILURE(error)) return -1;
  if (length > capacity) return length;
  length = ubrk_getBinaryRules((UBreakIterator *)breaker, target, capacity, &error);
  return U_FAILURE(error) ? -1 : length;
}

void cicu_breaker_close(cicu_breaker *breaker) { ubrk_close((UBreakIterator *)breaker); }

cicu_categories *cicu_categories_open(const void *bytes, int32_t count) {
  UErrorCode error = U_ZERO_ERROR;
  UCPTrie *trie =
      ucptrie_openFromBinary(UCPTRIE_TYPE_ANY, UCPTRIE_VALUE_BITS_ANY, bytes, count, NULL, &error);
  return U_FAILURE(error) ? NULL : (cicu_categories *)trie;
}

uint32_t cicu_category(const cicu_categories *categories, uint32_t scalar) {
  return ucptrie_get((const UCPTrie *)categories, (UChar32)scalar);
}

void cicu_categories_close(cicu_categories *categories) { ucptrie_close((UCPTrie *)categories); }

// Characters

int32_t cicu_east_asian_width(uint32_t scalar) {
  switch (u_getIntPropertyValue((UChar32)scalar, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_AMBIGUOUS: return 1;
    case U_EA_HALFWIDTH: return 2;
    case U_EA_FULLWIDTH: return 3;
    case U_EA_NARROW: return 4;
    case U_EA_WIDE: return 5;
    default: return 0;
  }
}

bool cicu_has_no_width(uint32_t scalar) {
  return (U_GET_GC_MASK((UChar32)scalar) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0;
}

bool cicu_is_han_or_kana(uint32_t scalar) {
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript((UChar32)scalar, &error)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return U_SUCCESS(error);
    default: return false;
  }
}

bool cicu_is_stable_in_nfkc(uint32_t scalar) {
  return u_getIntPropertyValue((UChar32)scalar, UCHAR_NFKC_QUICK_CHECK) == UNORM_YES &&
         u_getCombiningClass((UChar32)scalar) == 0;
}

// Oracles

static cicu_transliterator *open_transliterator(const UChar *name) {
  UErrorCode error = U_ZERO_ERROR;
  UTransliterator *transliterator = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
  return U_FAILURE(error) ? NULL : (cicu_transliterator *)transliterator;
}

cicu_transliterator *cicu_transliterator_open_pinyin(void) { return open_transliterator(u"Han-Latin"); }

cicu_transliterator *cicu_transliterator_open_simplifying(void) { return open_transliterator(u"Hant-Hans"); }

int32_t cicu_transliterate(cicu_transliterator *transliterator, uint16_t *text, int32_t count, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = count;
  int32_t limit = count;
  utrans_transUChars(
      (const UTransliterator *)transliterator, (UChar *)text, &length, capacity, 0, &limit, &error);
  return U_FAILURE(error) ? -1 : length;
}

void cicu_transliterator_close(cicu_transliterator *transliterator) {
  utrans_close((UTransliterator *)transliterator);
}

int32_t cicu_encode(const char *name, const uint16_t *text, int32_t count, uint8_t *target, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &error);
  if (U_FAILURE(error)) return -1;
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &error);
  int32_t length = ucnv_fromUChars(converter, (char *)target, capacity, (const UChar *)text, count, &error);
  ucnv_close(converter);
  return U_FAILURE(error) ? -1 : length;
}

int32_t cicu_compatibility_form(uint32_t scalar, uint16_t *target, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFKCInstance(&error);
  if (U_FAILURE(error)) return -1;
  UChar source[2];
  int32_t count = 0;
  U16_APPEND_UNSAFE(source, count, scalar);
  int32_t length = unorm2_normalize(normalizer, source, count, (UChar *)target, capacity, &error);
  return U_FAILURE(error) ? -1 : length;
}
