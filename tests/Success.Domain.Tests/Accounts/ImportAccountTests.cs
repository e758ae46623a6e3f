using Success.Domain.Accounts;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Accounts;

public sealed class ImportAccountTests
{
    static readonly DateOnly January = new(2026, 1, 1);

    [Fact]
    public void ImportAccount_NotThereYet_OpensItWithAllInOneStep()
    {
        var scene = new Scene();

        var decision = scene.Do(scene.Csm, Acme(scene) with { Segment = "mid", Tags = new(["eu"]), Revenue = [new(January, new(100, "EUR"))], RenewsOn = new(new(2027, 1, 1)) });

        Assert.Equal(["AccountOpened", "RevenueRecorded", "RenewalRecorded"], decision.Events.Select(happened => happened.GetType().Name));
        Assert.Equal("crm:1", scene.Account.Profile.ExternalId.ToString());
        Assert.Equal(new Money(100, "EUR"), scene.Account.Profile.Revenue.On(January));
    }

    [Fact]
    public void ImportAccount_SaidAgain_ChangesNothing()
    {
        var scene = new Scene();
        var import = Acme(scene) with { Tags = new(["eu", "eu"]), Revenue = [new(January, new(100, "EUR")), new(January.AddYears(1), null)], Owner = scene.Csm.Id };
        scene.Do(scene.Csm, import);

        Assert.Empty(scene.Do(scene.Csm, import with { Name = " Acme " }).Events);
    }

    [Fact]
    public void ImportAccount_WithOneFieldOtherwise_ChangesThatOneOnly()
    {
        var scene = new Scene();
        scene.Do(scene.Csm, Acme(scene) with { Segment = "mid", Owner = scene.Csm.Id, CustomerOwner = scene.Sponsor.Id });

        var changed = scene.Do(scene.Csm, Acme(scene) with { Name = default, Owner = default(Id<Member>) });

        Assert.IsType<OwnersChanged>(Assert.Single(changed.Events));
        Assert.Equal(("mid", scene.Sponsor.Id), (scene.Account.Profile.Segment.ToString(), scene.Account.Profile.Owners.Customer));
    }

    [Fact]
    public void ImportAccount_WithSeveralWrongFields_NamesAllOfThemAndChangesNothing()
    {
        var scene = Scene.Opened();
        scene.Do(scene.Csm, new UpdateAccount { ExternalId = "crm:1" });
        var import = Acme(scene) with { Segment = "no spaces", Revenue = [new(January, new(-1, "EUR")), new(January, null)], RenewsOn = new(new(1900, 1, 1)) };

        var error = scene.Refused(scene.Csm, import, DomainErrorCode.Invalid, null);

        Assert.Equal(["segment", "revenue[0].amount.amount", "revenue[1].from", "renewsOn"], error.Details.Select(detail => detail.Field));
    }

    [Theory]
    [InlineData(ImportAccount.MaxRevenues, null)]
    [InlineData(ImportAccount.MaxRevenues + 1, "revenue")]
    public void ImportAccount_Revenues_UpToTheLimit(int count, string? field)
    {
        var scene = new Scene();
        var import = Acme(scene) with { Revenue = [.. Enumerable.Range(0, count).Select(month => new RecordRevenue(January.AddMonths(month), new(month, "EUR")))] };

        Assert.Equal(field, scene.Try(scene.Csm, import).Error?.Field);
    }

    [Fact]
    public void ImportAccount_OfAnAccountThatIsCalledOtherwise_IsAConflict()
    {
        var scene = Scene.Opened();

        scene.Refused(scene.Csm, Acme(scene), DomainErrorCode.Conflict, "externalId");
    }

    static ImportAccount Acme(Scene scene) => new(scene.AccountId, "crm:1") { Name = "Acme" };
}
