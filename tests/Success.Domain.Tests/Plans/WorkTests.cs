using Success.Domain.Plans;

namespace Success.Domain.Tests.Plans;

/// <summary>Milestones, actions and comments.</summary>
public sealed class WorkTests
{
    [Fact]
    public void Milestone_Completed_StaysSo()
    {
        var scene = Scene.WithPlan(out var plan);
        var milestone = scene.Make<Milestone>(scene.Csm, new AddMilestone(plan, new("Go-live", new(2026, 4, 1))));
        scene.Do(scene.Sponsor, new CompleteMilestone(milestone));

        Assert.Equal(new Completion(scene.Now, scene.Sponsor.Who), scene.Account.Plans[0].Milestones[0].Completed);
        scene.Refused(scene.Csm, new CompleteMilestone(milestone), DomainErrorCode.Conflict, "milestone");
        scene.Refused(scene.Csm, new RescheduleMilestone(milestone, new(2026, 5, 1)), DomainErrorCode.Conflict, "milestone");
        scene.Refused(scene.Csm, new RemoveMilestone(milestone), DomainErrorCode.Conflict, "milestone");
    }

    [Fact]
    public void Milestone_RescheduledAndRemoved_IsGoneWithItsTitle()
    {
        var scene = Scene.WithPlan(out var plan);
        var milestone = scene.Make<Milestone>(scene.Csm, new AddMilestone(plan, new("Go-live", new(2026, 4, 1))));

        Assert.Empty(scene.Do(scene.Csm, new RescheduleMilestone(milestone, new(2026, 4, 1))).Events);
        Assert.Single(scene.Do(scene.Csm, new RescheduleMilestone(milestone, new(2026, 5, 1))).Events);
        scene.Do(scene.Csm, new RemoveMilestone(milestone));

        Assert.Empty(scene.Account.Plans[0].Milestones);
        Assert.False(scene.Texts.ContainsKey($"{milestone}.title"));
    }

    [Fact]
    public void Milestone_OfAnObjectiveOfAnotherPlan_IsNotFound()
    {
        var scene = Scene.WithPlan(out var plan);
        var other = scene.Make<Plan>(scene.Csm, new CreatePlan("Other"));
        var objective = scene.Make<Objective>(scene.Csm, new AddObjective(other, new("Outcome")));

        scene.Refused(
            scene.Csm, new AddMilestone(plan, new("Go-live", new(2026, 4, 1), objective)), DomainErrorCode.NotFound, "milestone.objective");
    }

    [Fact]
    public void Milestones_BeyondTheLimit_AreRefused()
    {
        var scene = Scene.WithPlan(out var plan);
        for (var number = 0; number < PlanLimits.MaxMilestones; number++)
        {
            scene.Do(scene.Csm, new AddMilestone(plan, new("Stone", new(2026, 4, 1))));
        }

        scene.Refused(scene.Csm, new AddMilestone(plan, new("Stone", new(2026, 4, 1))), DomainErrorCode.LimitReached, "milestone");
    }

    [Fact]
    public void Action_IsDoneByTheSideThatUndertookIt()
    {
        var scene = Scene.WithPlan(out var plan);
        var action = scene.Make<PlanAction>(scene.Csm, new AddAction(plan, new("Invite everybody", Side.Customer)));

        scene.Refused(scene.Csm, new CompleteAction(action), DomainErrorCode.Forbidden, "planAction");
        scene.Refused(scene.Csm, new RemoveAction(action), DomainErrorCode.Forbidden, "planAction");
        scene.Do(scene.Contributor, new CompleteAction(action));

        Assert.Equal(scene.Contributor.Who, scene.Account.Plans[0].Actions[0].Done?.By);
        scene.Refused(scene.Contributor, new CompleteAction(action), DomainErrorCode.Conflict, "planAction");
    }

    [Fact]
    public void Action_RescheduledAndRemoved_IsGoneWithItsTitle()
    {
        var scene = Scene.WithPlan(out var plan);
        var action = scene.Make<PlanAction>(scene.Csm, new AddAction(plan, new("Connect the feed", Side.Provider, new(2026, 4, 1))));

        scene.Do(scene.Csm, new RescheduleAction(action, null));
        Assert.Null(scene.Account.Plans[0].Actions[0].Due);
        scene.Do(scene.Csm, new RemoveAction(action));

        Assert.Empty(scene.Account.Plans[0].Actions);
        Assert.False(scene.Texts.ContainsKey($"{action}.title"));
    }

    [Fact]
    public void Actions_BeyondTheLimit_AreRefused()
    {
        var scene = Scene.WithPlan(out var plan);
        for (var number = 0; number < PlanLimits.MaxActions; number++)
        {
            scene.Do(scene.Csm, new AddAction(plan, new("Do it", Side.Provider)));
        }

        scene.Refused(scene.Csm, new AddAction(plan, new("Do it", Side.Provider)), DomainErrorCode.LimitReached, "newAction");
    }

    [Fact]
    public void Comment_IsInternalForTheProviderAndSharedForTheCustomerUnlessSaid()
    {
        var scene = Scene.WithPlan(out var plan);

        scene.Do(scene.Csm, new AddComment(plan, "They hesitate."));
        scene.Do(scene.Sponsor, new AddComment(plan, "We hesitate."));
        scene.Do(scene.Csm, new AddComment(plan, "Let us talk.", Audience: CommentAudience.Shared));

        Assert.Equal(
            [CommentAudience.Internal, CommentAudience.Shared, CommentAudience.Shared],
            scene.Account.Plans[0].Comments.Select(comment => comment.Audience));
    }

    [Fact]
    public void Comment_IsTakenBackByItsAuthorOnly()
    {
        var scene = Scene.WithPlan(out var plan);
        var shared = scene.Make<Comment>(scene.Sponsor, new AddComment(plan, "We hesitate."));
        var kept = scene.Make<Comment>(scene.Csm, new AddComment(plan, "They hesitate."));

        scene.Refused(scene.Contributor, new RemoveComment(shared), DomainErrorCode.Forbidden, "comment");
        scene.Refused(scene.Manager, new RemoveComment(kept), DomainErrorCode.Forbidden, "comment");
        scene.Refused(scene.Sponsor, new RemoveComment(kept), DomainErrorCode.NotFound, "comment");
        scene.Do(scene.Sponsor, new RemoveComment(shared));

        Assert.False(scene.Texts.ContainsKey($"{shared}.text"));
        Assert.Equal([kept], scene.Account.Plans[0].Comments.Select(comment => comment.Id));
    }

    [Fact]
    public void Comment_AboutSomethingThatThePlanDoesNotHave_IsNotFound()
    {
        var scene = Scene.WithPlan(out var plan);

        scene.Refused(scene.Csm, new AddComment(plan, "What?", $"{Id<Milestone>.Create(Scene.Value(9))}"), DomainErrorCode.NotFound, "about");
    }

    [Fact]
    public void Comments_BeyondTheLimit_AreRefused()
    {
        var scene = Scene.WithPlan(out var plan);
        for (var number = 0; number < PlanLimits.MaxComments; number++)
        {
            scene.Do(scene.Csm, new AddComment(plan, "Hm."));
        }

        scene.Refused(scene.Csm, new AddComment(plan, "Hm."), DomainErrorCode.LimitReached, "plan");
    }
}
