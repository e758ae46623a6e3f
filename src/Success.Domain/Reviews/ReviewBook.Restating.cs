namespace Success.Domain.Reviews;

/// <content>What is changed in a closed period has a reason, and the word of both.</content>
public sealed partial record ReviewBook
{
    Result<Decision<ReviewEvent>> DecideRestate(RestateValue restate, ReviewContext context)
    {
        var side = Person(context);
        var confirmed = FindConfirmed(restate);
        var reason = Texts.Note(restate.Reason, "reason");
        if ((side.Error ?? confirmed.Error ?? CheckValue(restate, confirmed) ?? reason.Error) is { } refusal)
        {
            return refusal;
        }

        var id = context.Ids.Next<PeriodRestatement>();
        var text = new TextChange($"{id}.reason", context.Ids.NextValue(), reason.Value);
        return new Decision<ReviewEvent>(
            [new ValueRestated(restate.Review, id, restate.Kpi, confirmed.Value.Value, restate.Value, new(text.Key, text.Digest!.Value))],
            [text]);
    }

    Result<ConfirmedValue> FindConfirmed(RestateValue restate)
    {
        if (Closed.FirstOrDefault(closed => closed.Review == restate.Review) is not { } closed)
        {
            return Refusal.NotFound("review", $"There is no such closed period, or more than {ClosedKept} were closed since.");
        }

        foreach (var value in closed.Values)
        {
            if (value.Kpi == restate.Kpi)
            {
                return value;
            }
        }

        return Refusal.NotFound("kpi", "This KPI is not part of the closed period.");
    }

    DomainError? CheckValue(RestateValue restate, Result<ConfirmedValue> confirmed)
    {
        if (!double.IsFinite(restate.Value) || confirmed.Value.Value == restate.Value)
        {
            return Refusal.Invalid("value", "A restated value is a finite number other than the confirmed one.");
        }

        if (Restatements.Any(waiting => waiting.Review == restate.Review && waiting.Kpi == restate.Kpi))
        {
            return Refusal.Conflict("kpi", "A restatement of this value waits for an answer already.");
        }

        return Restatements.Length < MaxRestatements
            ? null
            : Refusal.LimitReached(null, $"At most {MaxRestatements} restatements wait for an answer at once.");
    }

    Result<Decision<ReviewEvent>> DecideAnswer(AnswerRestatement answer, ReviewContext context) => Person(context).Then<Decision<ReviewEvent>>(side =>
        Restatements.FirstOrDefault(waiting => waiting.Id == answer.Restatement) switch
        {
            null => Refusal.NotFound("restatement", "No such restatement waits for an answer."),
            var own when own.By.Side == side => Refusal.Forbidden("restatement", "The other side answers a restatement, not the one that made it."),
            var other => new Decision<ReviewEvent>(new RestatementAnswered(other.Review, other.Id, answer.IsConfirmed)),
        });
}
