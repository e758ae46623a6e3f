using System.Collections.Immutable;
using Success.Domain.Drift;

namespace Success.Domain.Metrics;

public sealed partial record MeasurementSeries
{
    Result<SeriesDecision> Record(RecordMeasurements record, SeriesContext context)
    {
        if (record.Items.Count is 0 or > MaxItems)
        {
            return Refusal.LimitReached("items", $"1 to {MaxItems} measurements are recorded at a time; these are {record.Items.Count}.");
        }

        if (record.Source.Side != context.By.Side || !Key.Takes(record.Source))
        {
            return Refusal.Forbidden("source", "Each side records its own numbers.");
        }

        var recording = new Recording(Widen(context.Stored, context.Calendar), context);
        var read = record.Items.Select((item, index) => (item, index, measurement: MeasurementReading.Read(item, record.Source, context))).ToLookup(
            item => item.measurement.IsSuccess);
        foreach (var (_, index, refused) in read[false])
        {
            recording.Refuse(index, refused.Error!);
        }

        // In the order of time, so that running totals are compared with their neighbours whatever the order of the items.
        foreach (var (item, index, measurement) in read[true].OrderBy(item => item.measurement.Value.Position))
        {
            recording.Take(index, measurement.Value, item.Note);
        }

        return recording.NeedsFrom is { } from ? new SeriesDecision { NeedsFrom = from } : Recorded(recording, context);
    }

    SeriesDecision Recorded(Recording recording, SeriesContext context)
    {
        ImmutableArray<MeasurementResult> results = [.. recording.Results.OrderBy(result => result.Index)];
        if (recording.Items.Count == 0)
        {
            return new() { Results = results };
        }

        var happened = new MeasurementsRecorded(Key, [.. recording.Items]);
        return Decided(recording.Seen, happened, [.. happened.Items.Select(item => item.Measurement.Position)], context) with
        {
            Results = results,
            Texts = [.. recording.Texts],
            Rows = [.. happened.Items.Select(item => new StoredMeasurement(item.Measurement, context.By, context.Now, item.Note))],
        };
    }

    /// <summary>Takes the items of one command, one after the other in the order of their positions.</summary>
    sealed class Recording(MeasurementSeries seen, SeriesContext context)
    {
        public MeasurementSeries Seen => seen;

        public List<MeasurementResult> Results { get; } = [];

        public List<RecordedMeasurement> Items { get; } = [];

        public List<TextChange> Texts { get; } = [];

        public DateTimeOffset? NeedsFrom { get; private set; }

        public void Refuse(int index, DomainError error) =>
            Results.Add(new(index, MeasurementOutcome.Refused, error.Within($"items[{index}]")));

        public void Take(int index, Measurement measurement, string? note)
        {
            var position = measurement.Position;
            if (!seen.IsHeld(position))
            {
                var from = seen.NeededFrom(measurement, context);
                NeedsFrom = NeedsFrom < from ? NeedsFrom : from;
                return;
            }

            if (Judge(measurement, position, hasReason: !string.IsNullOrWhiteSpace(note)) is var judged && judged.Error is { } error)
            {
                Refuse(index, error);
            }
            else if (judged.Value.Outcome == MeasurementOutcome.Duplicate)
            {
                Results.Add(new(index, MeasurementOutcome.Duplicate));
            }
            else
            {
                Add(index, judged.Value, note);
            }
        }

        void Add(int index, RecordedMeasurement item, string? note)
        {
            TextDigest? digest = null;
            if (note is not null)
            {
                var text = Success.Domain.Texts.Note(note, "note");
                if (text.Error is { } error)
                {
                    Refuse(index, error);
                    return;
                }

                var change = seen.TextOf(item.Measurement.Time, item.Measurement.Source, text.Value, context);
                Texts.Add(change);
                digest = change.Digest;
            }

            Items.Add(item with { Note = digest });
            Results.Add(new(index, item.Outcome));
        }

        Result<RecordedMeasurement> Judge(Measurement given, SeriesPosition position, bool hasReason)
        {
            var last = Items.Count > 0 ? Items[^1].Measurement : null;
            if (last is not null && last.Position == position)
            {
                return last.Says(given)
                    ? new RecordedMeasurement(given, MeasurementOutcome.Duplicate)
                    : Refusal.Conflict("value", "Another item of this batch gives another value for the same time.");
            }

            var index = seen.Window.Find(position);
            var held = index >= 0 ? seen.Window[index] : null;
            if (held is not null && held.Says(given))
            {
                return Repeat(held, given);
            }

            var reviewed = seen.Reviewed.At(given.End);
            if (!hasReason && (reviewed is { } accepted ? AcceptedItself(accepted) : ChangesWhatWasAccepted(given)) is { } refusal)
            {
                return refusal;
            }

            return seen.CheckTotal(given, index, last, context) is { } falls ? falls : Outcome(held, given, reviewed is not null);
        }

        DomainError AcceptedItself(ReviewedTime time) =>
            Refusal.Invalid("note", $"Both sides have accepted the numbers of {Days(time)} in a review; a change needs a note that says why.");

        // Nobody accepted this number; but a rolling window looks back at it from numbers that somebody did.
        DomainError? ChangesWhatWasAccepted(Measurement given)
        {
            if (seen.Kind.Span() == 1 || !seen.Reviewed.Times.Any(time => time.Through > given.End))
            {
                return null;
            }

            var before = seen.Put(Items.Select(item => item.Measurement), Items.Count);
            var after = before.Put([given], 1);
            foreach (var time in seen.Reviewed.Times)
            {
                if (!Accepted(before, time).SequenceEqual(Accepted(after, time)))
                {
                    return Refusal.Invalid(
                        "note",
                        $"Nobody has accepted this number, but it is part of the rolling windows of numbers of {Days(time)}, which both sides have accepted in a review "
                            + "and which it would change; that needs a note that says why.");
                }
            }

            return null;

            IEnumerable<Observation> Accepted(MeasurementSeries series, ReviewedTime time) =>
                series.ObserveFrom(given.Position.Slot).Where(observation => time.Has(observation.At));
        }

        string Days(ReviewedTime time)
        {
            var last = context.Calendar.DateAt(time.Through.AddTicks(-1));
            return time.After <= DateTimeOffset.UnixEpoch
                ? $"everything until {last:yyyy-MM-dd}"
                : $"{context.Calendar.DateAt(time.After):yyyy-MM-dd} to {last:yyyy-MM-dd}";
        }

        static RecordedMeasurement Repeat(Measurement held, Measurement given) =>
            (given.Marks & ~held.Marks) == MeasurementMarks.None
                ? new(held, MeasurementOutcome.Duplicate)
                : new(held with { Marks = held.Marks | given.Marks }, MeasurementOutcome.Replaced);

        RecordedMeasurement Outcome(Measurement? held, Measurement given, bool reviewed)
        {
            var marks = given.Marks | (reviewed ? MeasurementMarks.Restated : MeasurementMarks.None);
            if (held is null)
            {
                return new(given with { Marks = marks }, context.IsBound ? MeasurementOutcome.Recorded : MeasurementOutcome.Unbound);
            }

            var settling = !reviewed && context.Now < given.End + context.Metric.Settling;
            return settling
                ? new(given with { Marks = marks | Kept(held) }, MeasurementOutcome.Replaced)
                : new(given with { Marks = marks | Kept(held) | MeasurementMarks.Corrected }, MeasurementOutcome.Corrected);
        }
    }

    // A new number is neither confirmed nor disputed, but what was complete or restated stays so.
    static MeasurementMarks Kept(Measurement held) =>
        held.Marks & (MeasurementMarks.Complete | MeasurementMarks.Corrected | MeasurementMarks.Restated);
}
