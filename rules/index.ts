// Derived from the files of catalog/ by `npm run update`.
import abbreviationUnresolved from './catalog/abbreviation-unresolved.ts'
import actionPrecedenceMismatch from './catalog/action-precedence-mismatch.ts'
import authorityMissing from './catalog/authority-missing.ts'
import authorityOnUnclassified from './catalog/authority-on-unclassified.ts'
import authorityWrapped from './catalog/authority-wrapped.ts'
import bannerAbovePortions from './catalog/banner-above-portions.ts'
import bannerBelowPortions from './catalog/banner-below-portions.ts'
import bannerControlMissing from './catalog/banner-control-missing.ts'
import bannerControlUnsupported from './catalog/banner-control-unsupported.ts'
import bannerForeignDisagrees from './catalog/banner-foreign-disagrees.ts'
import bannerLinesDisagree from './catalog/banner-lines-disagree.ts'
import bannerMissing from './catalog/banner-missing.ts'
import bannerMisspelt from './catalog/banner-misspelt.ts'
import bannerPartMissing from './catalog/banner-part-missing.ts'
import bannerPartUnsupported from './catalog/banner-part-unsupported.ts'
import bannerReleaseDisagrees from './catalog/banner-release-disagrees.ts'
import bannerSmeared from './catalog/banner-smeared.ts'
import captionRepeated from './catalog/caption-repeated.ts'
import captionsExclusive from './catalog/captions-exclusive.ts'
import channelsMissing from './catalog/channels-missing.ts'
import classifiedAddress from './catalog/classified-address.ts'
import classifierMissing from './catalog/classifier-missing.ts'
import codeRetired from './catalog/code-retired.ts'
import codeUnknown from './catalog/code-unknown.ts'
import comsecNotice from './catalog/comsec-notice.ts'
import correctedCopy from './catalog/corrected-copy.ts'
import cuiCategoryMissing from './catalog/cui-category-missing.ts'
import cuiControlReplaced from './catalog/cui-control-replaced.ts'
import cuiDesignationMissing from './catalog/cui-designation-missing.ts'
import cuiDesignationUnneeded from './catalog/cui-designation-unneeded.ts'
import cuiWithClassifiedControl from './catalog/cui-with-classified-control.ts'
import dateOfOriginMissing from './catalog/date-of-origin-missing.ts'
import dateTimeInvalid from './catalog/date-time-invalid.ts'
import declassifyBeforeDocument from './catalog/declassify-before-document.ts'
import declassifyBeyond10Years from './catalog/declassify-beyond-10-years.ts'
import declassifyBeyond25Years from './catalog/declassify-beyond-25-years.ts'
import declassifyCodeEarly from './catalog/declassify-code-early.ts'
import declassifyCodeOutdated from './catalog/declassify-code-outdated.ts'
import declassifyDateForm from './catalog/declassify-date-form.ts'
import declassifyDateInvalid from './catalog/declassify-date-invalid.ts'
import declassifyDatePassed from './catalog/declassify-date-passed.ts'
import declassifyDisagrees from './catalog/declassify-disagrees.ts'
import declassifyEvent from './catalog/declassify-event.ts'
import declassifyMissing from './catalog/declassify-missing.ts'
import declassifyOnUnclassified from './catalog/declassify-on-unclassified.ts'
import declassifySeveralValues from './catalog/declassify-several-values.ts'
import declassifyUnreadable from './catalog/declassify-unreadable.ts'
import declassifyWithExemptPortions from './catalog/declassify-with-exempt-portions.ts'
import derivativeSourceStatementMissing from './catalog/derivative-source-statement-missing.ts'
import disseminationListMissing from './catalog/dissemination-list-missing.ts'
import distributionStatementARestricted from './catalog/distribution-statement-a-restricted.ts'
import distributionStatementIncomplete from './catalog/distribution-statement-incomplete.ts'
import distributionStatementMissing from './catalog/distribution-statement-missing.ts'
import distributionStatementsSeveral from './catalog/distribution-statements-several.ts'
import elementsGlued from './catalog/elements-glued.ts'
import executiveOrderMissing from './catalog/executive-order-missing.ts'
import executiveOrderNotInForce from './catalog/executive-order-not-in-force.ts'
import executiveOrderUnknown from './catalog/executive-order-unknown.ts'
import exemptionDateWrong from './catalog/exemption-date-wrong.ts'
import exemptionUnknown from './catalog/exemption-unknown.ts'
import exportResidue from './catalog/export-residue.ts'
import exportWarningInPortion from './catalog/export-warning-in-portion.ts'
import headerSecurityMismatch from './catalog/header-security-mismatch.ts'
import julianDayMismatch from './catalog/julian-day-mismatch.ts'
import lettersMisread from './catalog/letters-misread.ts'
import limitReached from './catalog/limit-reached.ts'
import linesUnwrapped from './catalog/lines-unwrapped.ts'
import malformedMarking from './catalog/malformed-marking.ts'
import markdownResidue from './catalog/markdown-residue.ts'
import markingExclusive from './catalog/marking-exclusive.ts'
import markingForeignToProfile from './catalog/marking-foreign-to-profile.ts'
import markingIncomplete from './catalog/marking-incomplete.ts'
import markingLevel from './catalog/marking-level.ts'
import markingList from './catalog/marking-list.ts'
import markingLookAlike from './catalog/marking-look-alike.ts'
import markingName from './catalog/marking-name.ts'
import markingOrder from './catalog/marking-order.ts'
import markingOutdated from './catalog/marking-outdated.ts'
import markingOwner from './catalog/marking-owner.ts'
import markingSingleSlash from './catalog/marking-single-slash.ts'
import markingSpelling from './catalog/marking-spelling.ts'
import mixedRecord from './catalog/mixed-record.ts'
import nofornCaptionMissing from './catalog/noforn-caption-missing.ts'
import nofornCaptionUnsupported from './catalog/noforn-caption-unsupported.ts'
import noticeAdvised from './catalog/notice-advised.ts'
import noticeMissing from './catalog/notice-missing.ts'
import noticeWithoutMarking from './catalog/notice-without-marking.ts'
import nuclearPartLevel from './catalog/nuclear-part-level.ts'
import pageHeaderDisagrees from './catalog/page-header-disagrees.ts'
import pageHeaderNumber from './catalog/page-header-number.ts'
import pageHeaderSection from './catalog/page-header-section.ts'
import paragraphSignDamaged from './catalog/paragraph-sign-damaged.ts'
import pilcrowReadAsDigit from './catalog/pilcrow-read-as-digit.ts'
import portionNumberGap from './catalog/portion-number-gap.ts'
import portionNumberLost from './catalog/portion-number-lost.ts'
import portionNumberOrder from './catalog/portion-number-order.ts'
import portionNumberRepeated from './catalog/portion-number-repeated.ts'
import portionNumberWrong from './catalog/portion-number-wrong.ts'
import portionSplit from './catalog/portion-split.ts'
import portionStatementBlanket from './catalog/portion-statement-blanket.ts'
import portionUnmarked from './catalog/portion-unmarked.ts'
import postMismatch from './catalog/post-mismatch.ts'
import precedenceAscending from './catalog/precedence-ascending.ts'
import precedenceMismatch from './catalog/precedence-mismatch.ts'
import publisherWithheld from './catalog/publisher-withheld.ts'
import quoteReadAsComma from './catalog/quote-read-as-comma.ts'
import reasonAndDerivedFrom from './catalog/reason-and-derived-from.ts'
import reasonEarly from './catalog/reason-early.ts'
import reasonIncomplete from './catalog/reason-incomplete.ts'
import reasonMissing from './catalog/reason-missing.ts'
import reasonOutdated from './catalog/reason-outdated.ts'
import reasonSpelling from './catalog/reason-spelling.ts'
import reasonUnknown from './catalog/reason-unknown.ts'
import recordNumberPostMismatch from './catalog/record-number-post-mismatch.ts'
import recordNumberYearMismatch from './catalog/record-number-year-mismatch.ts'
import referenceAfterDocument from './catalog/reference-after-document.ts'
import referenceLetters from './catalog/reference-letters.ts'
import releaseMarkingMissing from './catalog/release-marking-missing.ts'
import sectionMismatch from './catalog/section-mismatch.ts'
import securityLettersMalformed from './catalog/security-letters-malformed.ts'
import sensitiveCaptionMissing from './catalog/sensitive-caption-missing.ts'
import sensitiveOnClassified from './catalog/sensitive-on-classified.ts'
import serialMismatch from './catalog/serial-mismatch.ts'
import sigmaAlone from './catalog/sigma-alone.ts'
import sigmaNumberOutdated from './catalog/sigma-number-outdated.ts'
import smartDateDisagrees from './catalog/smart-date-disagrees.ts'
import sourceListMissing from './catalog/source-list-missing.ts'
import subjectUnmarked from './catalog/subject-unmarked.ts'
import transmittalStatementMissing from './catalog/transmittal-statement-missing.ts'
import unclassifiedUnmarked from './catalog/unclassified-unmarked.ts'
import wordsWithheld from './catalog/words-withheld.ts'
import workingPaperOverdue from './catalog/working-paper-overdue.ts'
import workingPaperUndated from './catalog/working-paper-undated.ts'
import znrClassified from './catalog/znr-classified.ts'
import type { Rule } from './rule.ts'

/** All rules, by id. */
export const rules: readonly Rule[] = [
  abbreviationUnresolved,
  actionPrecedenceMismatch,
  authorityMissing,
  authorityOnUnclassified,
  authorityWrapped,
  bannerAbovePortions,
  bannerBelowPortions,
  bannerControlMissing,
  bannerControlUnsupported,
  bannerForeignDisagrees,
  bannerLinesDisagree,
  bannerMissing,
  bannerMisspelt,
  bannerPartMissing,
  bannerPartUnsupported,
  bannerReleaseDisagrees,
  bannerSmeared,
  captionRepeated,
  captionsExclusive,
  channelsMissing,
  classifiedAddress,
  classifierMissing,
  codeRetired,
  codeUnknown,
  comsecNotice,
  correctedCopy,
  cuiCategoryMissing,
  cuiControlReplaced,
  cuiDesignationMissing,
  cuiDesignationUnneeded,
  cuiWithClassifiedControl,
  dateOfOriginMissing,
  dateTimeInvalid,
  declassifyBeforeDocument,
  declassifyBeyond10Years,
  declassifyBeyond25Years,
  declassifyCodeEarly,
  declassifyCodeOutdated,
  declassifyDateForm,
  declassifyDateInvalid,
  declassifyDatePassed,
  declassifyDisagrees,
  declassifyEvent,
  declassifyMissing,
  declassifyOnUnclassified,
  declassifySeveralValues,
  declassifyUnreadable,
  declassifyWithExemptPortions,
  derivativeSourceStatementMissing,
  disseminationListMissing,
  distributionStatementARestricted,
  distributionStatementIncomplete,
  distributionStatementMissing,
  distributionStatementsSeveral,
  elementsGlued,
  executiveOrderMissing,
  executiveOrderNotInForce,
  executiveOrderUnknown,
  exemptionDateWrong,
  exemptionUnknown,
  exportResidue,
  exportWarningInPortion,
  headerSecurityMismatch,
  julianDayMismatch,
  lettersMisread,
  limitReached,
  linesUnwrapped,
  malformedMarking,
  markdownResidue,
  markingExclusive,
  markingForeignToProfile,
  markingIncomplete,
  markingLevel,
  markingList,
  markingLookAlike,
  markingName,
  markingOrder,
  markingOutdated,
  markingOwner,
  markingSingleSlash,
  markingSpelling,
  mixedRecord,
  nofornCaptionMissing,
  nofornCaptionUnsupported,
  noticeAdvised,
  noticeMissing,
  noticeWithoutMarking,
  nuclearPartLevel,
  pageHeaderDisagrees,
  pageHeaderNumber,
  pageHeaderSection,
  paragraphSignDamaged,
  pilcrowReadAsDigit,
  portionNumberGap,
  portionNumberLost,
  portionNumberOrder,
  portionNumberRepeated,
  portionNumberWrong,
  portionSplit,
  portionStatementBlanket,
  portionUnmarked,
  postMismatch,
  precedenceAscending,
  precedenceMismatch,
  publisherWithheld,
  quoteReadAsComma,
  reasonAndDerivedFrom,
  reasonEarly,
  reasonIncomplete,
  reasonMissing,
  reasonOutdated,
  reasonSpelling,
  reasonUnknown,
  recordNumberPostMismatch,
  recordNumberYearMismatch,
  referenceAfterDocument,
  referenceLetters,
  releaseMarkingMissing,
  sectionMismatch,
  securityLettersMalformed,
  sensitiveCaptionMissing,
  sensitiveOnClassified,
  serialMismatch,
  sigmaAlone,
  sigmaNumberOutdated,
  smartDateDisagrees,
  sourceListMissing,
  subjectUnmarked,
  transmittalStatementMissing,
  unclassifiedUnmarked,
  wordsWithheld,
  workingPaperOverdue,
  workingPaperUndated,
  znrClassified,
]
