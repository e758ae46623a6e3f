using Success.Domain.Plans;

namespace Success.Domain.Accounts;

/// <summary>A plan at its beginning: empty, with what is given, with what a template holds.</summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> DecideCreatePlan(Account state, CreatePlan create, Decided decided)
    {
        var found = TemplateOf(create, decided.Context);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var template = found.Value;
        var refusals = new Refusals();
        var start = refusals.Take(Dates.Check(create.Start ?? state.Profile.Calendar.DateAt(decided.Context.Now), "start"));
        var title = refusals.Take(Texts.Name(create.Title ?? template?.Title, "title"));
        refusals.Add(CheckRoomForPlan(state));
        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        var plan = AddPlan(title!, predecessor: default, decided);
        var made = Apply(state, plan);
        if (template is not null)
        {
            made = AddTemplate(made, plan.Plan, template, start, refusals, decided);
        }

        AddParts(made, plan.Plan, create, refusals, decided);
        return refusals.IsEmpty ? decided.About(plan.Plan) : refusals.ToError();
    }

    static Result<PlanTemplate?> TemplateOf(CreatePlan create, DecideContext context) =>
        create.Template.IsNone
            ? create.Start is null ? default(PlanTemplate?) : Refusal.Invalid("start", "A template's days are reckoned from this day; without one there are none.")
            : context.FindTemplate(create.Template) is { } template ? template : Refusal.NotFound("template", "There is no such template.");

    // Whoever uses a template cannot mend it in the same form: what is wrong with it is all the one field's fault.
    static Account AddTemplate(Account state, Id<Plan> plan, PlanTemplate template, DateOnly start, Refusals refusals, Decided decided)
    {
        var here = new Refusals();
        var made = AddParts(state, plan, template.StartingOn(start), here, decided);
        var terms = template.TermsFor(made.Kpis.Where(kpi => kpi.Plan == plan), start);
        if (here.IsEmpty && terms.Count > 0)
        {
            var drafted = AddDraft(made, plan, [.. terms.Select(one => one.Draft)], note: null, decided);
            made = drafted.IsSuccess ? Apply(made, drafted.Value) : made;
            here.Add(drafted.Error is { } wrong ? InTemplate(wrong, [.. terms.Select(one => one.Field)]) : null);
        }

        refusals.Add(here.IsEmpty ? null : AboutTemplate(here.ToError()));
        return made;
    }

    // A change of the draft is the terms of a KPI of the template.
    static DomainError InTemplate(DomainError error, IReadOnlyList<string> fields)
    {
        var found = fields.Index().FirstOrDefault(field => error.Field?.StartsWith($"changes[{field.Index}]", StringComparison.Ordinal) == true);
        return error with
        {
            Field = found.Item is null ? error.Field : found.Item + error.Field![$"changes[{found.Index}]".Length..],
            Details = [.. error.Details.Select(detail => InTemplate(detail, fields))],
        };
    }

    static DomainError AboutTemplate(DomainError error) => error with
    {
        Field = "template",
        Message = error.Field is null ? error.Message : $"{error.Field}: {error.Message}",
        Details = [.. error.Details.Select(AboutTemplate)],
    };

    static Account AddParts(Account made, Id<Plan> plan, CreatePlan create, Refusals refusals, Decided decided)
    {
        foreach (var (index, objective) in create.Objectives.Index())
        {
            made = Take(AddObjectiveTo(made, plan, objective, decided), $"objectives[{index}]", made);
        }

        foreach (var (index, milestone) in create.Milestones.Index())
        {
            made = Take(AddMilestoneTo(made, plan, milestone, decided), $"milestones[{index}]", made);
        }

        foreach (var (index, action) in create.Actions.Index())
        {
            made = Take(AddActionTo(made, plan, action, decided), $"actions[{index}]", made);
        }

        return made;

        // A part that is refused leaves the account as it was, so that the parts after it are checked too.
        Account Take(Result<Account> part, string field, Account before) => refusals.Take(part, field) ?? before;
    }
}
