namespace Success.Domain.Metrics;

public sealed partial record MeasurementSeries
{
    Result<SeriesDecision> Correct(CorrectMeasurement correct, SeriesContext context)
    {
        var given = MeasurementReading.Read(
            new(correct.Time.At, correct.Time.Period, correct.Value, correct.Numerator, correct.Denominator), correct.Source, context);
        return given.Error ?? Own(correct.Source, context) ?? Reason(correct.Reason).Then(
            reason => Found(correct.Time, correct.Source, context, (seen, index) => seen.CorrectTo(given.Value, index, reason, this, context)));
    }

    // Of the widened series; the narrow one is what the event must be applied to.
    Result<SeriesDecision> CorrectTo(Measurement given, int index, string reason, MeasurementSeries narrow, SeriesContext context)
    {
        var held = Window[index];
        if (held.Says(given))
        {
            return new SeriesDecision();
        }

        if (CheckTotal(given, index, last: null, context) is { } falls)
        {
            return falls;
        }

        var restated = Reviewed.At(held.End) is not null ? MeasurementMarks.Restated : MeasurementMarks.None;
        var corrected = held with
        {
            Value = given.Value,
            Denominator = given.Denominator,
            Marks = Kept(held) | MeasurementMarks.Corrected | restated,
        };
        var text = TextOf(held.Time, held.Source, reason, context);
        return narrow.Decided(this, new MeasurementCorrected(Key, corrected, text.Digest!.Value), [held.Position], context) with
        {
            Texts = [text],
            Rows = [new(corrected, context.By, context.Now, text.Digest)],
        };
    }

    Result<SeriesDecision> Retract(RetractMeasurement retract, SeriesContext context) =>
        Own(retract.Source, context) ?? Reason(retract.Reason).Then(reason => Found(retract.Time, retract.Source, context, (seen, index) =>
        {
            var held = seen.Window[index];
            var text = TextOf(held.Time, held.Source, reason, context);
            return Decided(seen, new MeasurementRetracted(Key, retract.Time, retract.Source, text.Digest!.Value), [held.Position], context) with
            {
                Texts = [text],
                Rows = [new(held with { Marks = held.Marks | MeasurementMarks.Retracted }, context.By, context.Now, text.Digest)],
            };
        }));

    Result<SeriesDecision> Dispute(DisputeMeasurement dispute, SeriesContext context) =>
        Reason(dispute.Reason).Then(reason =>
        {
            var text = TextOf(dispute.Time, dispute.Source, reason, context);
            var happened = new MeasurementDisputed(Key, dispute.Time, dispute.Source, text.Digest!.Value);
            return Judge(dispute.Time, dispute.Source, happened, context).Then<SeriesDecision>(decision => decision.Event is null ? decision : decision with
            {
                Texts = [text],
                Rows = [.. decision.Rows.Select(row => row with { Dispute = new(context.By, context.Now, happened.Reason) })],
            });
        });

    /// <summary>What the other side thinks of a number changes its marks, and nothing that is observed.</summary>
    Result<SeriesDecision> Judge(MeasurementTime time, MeasurementSource source, MeasurementEvent happened, SeriesContext context) =>
        Others(source, context) ?? Found(time, source, context, (seen, index) =>
        {
            var held = seen.Window[index];
            var judged = seen.Happen(happened).Window[index];
            return held.Marks == judged.Marks ? new SeriesDecision() : new SeriesDecision { Event = happened, Rows = [new(judged)] };
        });

    Result<SeriesDecision> Found(
        MeasurementTime time, MeasurementSource source, SeriesContext context, Func<MeasurementSeries, int, Result<SeriesDecision>> decide)
    {
        if ((time.Period?.Length is { } length && length != Kind.Periods()) || (time.Period is null && time.At is null))
        {
            return NothingThere();
        }

        var seen = Widen(context.Stored, context.Calendar);
        var sought = MeasurementReading.At(time, source, Kind, context.Calendar);
        var index = seen.Window.Find(sought.Position);
        return index >= 0 ? decide(seen, index)
            : seen.IsHeld(sought.Position) ? NothingThere()
            : new SeriesDecision { NeedsFrom = seen.NeededFrom(sought, context) };
    }

    static DomainError NothingThere() => Refusal.NotFound("time", "There is no measurement of this source for this time.");

    static DomainError? Own(MeasurementSource source, SeriesContext context) =>
        context.By.Side == source.Side ? null : Refusal.Forbidden("source", "Nobody corrects the other side's numbers; dispute them instead.");

    static DomainError? Others(MeasurementSource source, SeriesContext context) =>
        context.By.Side == source.Side.Other() ? null : Refusal.Forbidden("source", "Only the other side confirms or disputes a number.");

    static Result<string> Reason(string? reason) => Texts.Note(reason, "reason");

    TextChange TextOf(MeasurementTime time, MeasurementSource source, string text, SeriesContext context)
    {
        var salt = context.Ids.NextValue();
        return new(TextKeyOf(Key.Metric, Key.Version, time, source, TextDigest.Of(salt, text)), salt, text);
    }
}
