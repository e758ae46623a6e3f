using System.Globalization;
using Success.Domain.Accounts;
using Success.Domain.Plans;

namespace Success.Domain.Tests.Accounts;

public sealed class AccountProfileTests
{
    [Fact]
    public void OpenAccount_KeepsTheNameAsATextAndItsDigestInTheEvent()
    {
        var scene = new Scene();

        var decision = scene.Do(scene.Csm, new OpenAccount(scene.AccountId, " Acme ") { ExternalId = "crm:17", Segment = "Mid-Market", Tags = ["eu", "eu", "beta"] });

        var opened = Assert.IsType<AccountOpened>(Assert.Single(decision.Events));
        var text = Assert.Single(decision.Texts);
        Assert.Equal(($"{scene.AccountId}.name", "Acme", (TextDigest?)opened.Name), (text.Key, text.Text, text.Digest));
        Assert.Equal("crm:17", scene.Account.Profile.ExternalId.ToString());
        Assert.Equal(["eu", "beta"], scene.Account.Profile.Tags.Select(tag => tag.ToString()));
        Assert.Equal((scene.Now, scene.Csm.Who), (opened.At, opened.By));
    }

    [Fact]
    public void AnyCommand_ToAnAccountThatWasNeverOpened_IsNotFound()
    {
        var scene = new Scene();

        scene.Refused(scene.Csm, new CreatePlan("Plan"), DomainErrorCode.NotFound, null);
    }

    [Fact]
    public void OpenAccount_Twice_IsAConflict()
    {
        var scene = Scene.Opened();

        scene.Refused(scene.Csm, new OpenAccount(scene.AccountId, "Acme"), DomainErrorCode.Conflict, null);
    }

    [Fact]
    public void OpenAccount_WithSeveralWrongFields_NamesAllOfThem()
    {
        var scene = new Scene();

        var error = scene.Refused(
            scene.Csm,
            new OpenAccount(scene.AccountId, " ") { ExternalId = "a@b", Segment = "no spaces", Tags = ["fine", "ä"] },
            DomainErrorCode.Invalid,
            null);

        Assert.Equal(["name", "tags[1]", "externalId", "segment"], error.Details.Select(detail => detail.Field));
    }

    [Theory]
    [InlineData(AccountProfile.MaxTags, true)]
    [InlineData(AccountProfile.MaxTags + 1, false)]
    public void OpenAccount_Tags_UpToTheLimit(int count, bool fits)
    {
        var scene = new Scene();
        var tags = Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"t{number}"));

        Assert.Equal(fits, scene.Try(scene.Csm, new OpenAccount(scene.AccountId, "Acme") { Tags = [.. tags] }).IsSuccess);
    }

    [Theory]
    [InlineData(Label.MaxLength, true)]
    [InlineData(Label.MaxLength + 1, false)]
    public void Label_UpToTheLimit(int length, bool fits) => Assert.Equal(fits, Label.Create(new('a', length)).IsSuccess);

    [Theory]
    [InlineData(ExternalId.MaxLength, true)]
    [InlineData(ExternalId.MaxLength + 1, false)]
    public void ExternalId_UpToTheLimit(int length, bool fits) => Assert.Equal(fits, ExternalId.Create(new('a', length)).IsSuccess);

    [Theory]
    [InlineData(2, 0, true)]
    [InlineData(3, 0, false)]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    public void UpdateAccount_Parent_FitsIntoFourLevels(int aboveParent, int below, bool fits)
    {
        var scene = Scene.Opened();
        var parent = Id<Account>.Create(Scene.Value(77));
        scene.FindAncestors = id => id == parent ? [.. Enumerable.Range(80, aboveParent).Select(number => Id<Account>.Create(Scene.Value(number)))] : null;
        scene.LevelsBelow = below;

        var decision = scene.Try(scene.Csm, new UpdateAccount { Parent = parent });

        Assert.Equal(fits ? null : DomainErrorCode.LimitReached, decision.Error?.Code);
    }

    [Fact]
    public void UpdateAccount_ParentBelowItself_IsInvalid()
    {
        var scene = Scene.Opened();
        scene.FindAncestors = _ => [scene.AccountId];

        scene.Refused(scene.Csm, new UpdateAccount { Parent = Id<Account>.Create(Scene.Value(77)) }, DomainErrorCode.Invalid, "parent");
    }

    [Fact]
    public void Owners_WhoCannotAnswerForTheAccount_AreNotFound()
    {
        var scene = Scene.Opened();
        scene.CanOwn = (side, member) => (side, member) == (Side.Provider, scene.Csm.Id);

        scene.Refused(scene.Csm, new UpdateAccount { Owners = new Owners(scene.Sponsor.Id, default) }, DomainErrorCode.NotFound, "owners.provider");
        scene.Refused(scene.Csm, new UpdateAccount { Owners = new Owners(scene.Csm.Id, scene.Csm.Id) }, DomainErrorCode.NotFound, "owners.customer");
        scene.Do(scene.Csm, new UpdateAccount { Owners = new Owners(scene.Csm.Id, default) });
    }

    [Fact]
    public void Owner_WhoHasLeft_IsNotInTheWayOfAnother()
    {
        var scene = Scene.Opened();
        scene.Do(scene.Csm, new UpdateAccount { Owners = new Owners(scene.Csm.Id, default) });
        scene.CanOwn = (side, _) => side == Side.Customer;

        scene.Do(scene.Csm, new UpdateAccount { Owners = new Owners(scene.Csm.Id, scene.Sponsor.Id) });

        Assert.Equal(new Owners(scene.Csm.Id, scene.Sponsor.Id), scene.Account.Profile.Owners);
    }

    [Fact]
    public void UpdateAccount_OnlyWhatIsGiven_Changes()
    {
        var scene = new Scene();
        scene.Do(scene.Csm, new OpenAccount(scene.AccountId, "Acme") { ExternalId = "17", Segment = "smb", Tags = ["eu"] });

        var decision = scene.Do(scene.Csm, new UpdateAccount { Segment = null, Owners = new Owners(scene.Csm.Id, default) });

        Assert.Equal([typeof(AccountLabelled), typeof(OwnersChanged)], decision.Events.Select(happened => happened.GetType()));
        Assert.Null(scene.Account.Profile.Segment);
        Assert.Equal("17", scene.Account.Profile.ExternalId.ToString());
        Assert.Equal(scene.Csm.Id, scene.Account.Profile.Owners.Provider);
    }

    [Fact]
    public void UpdateAccount_ToWhatItIs_HasNoEvents()
    {
        var scene = Scene.Opened();

        Assert.Empty(scene.Do(scene.Csm, new UpdateAccount { Segment = null, Tags = new([]) }).Events);
    }

    [Fact]
    public void Revenue_IsTheLatestThatBeganByThen()
    {
        var scene = Scene.Opened();
        scene.Do(scene.Csm, new RecordRevenue(new(2026, 7, 1), new Money(120_000, "EUR")));
        scene.Do(scene.Csm, new RecordRevenue(new(2026, 1, 1), new Money(100_000, "EUR")));

        var revenue = scene.Account.Profile.Revenue;

        Assert.Null(revenue.On(new(2025, 12, 31)));
        Assert.Equal(100_000, revenue.On(new(2026, 6, 30))?.Amount);
        Assert.Equal(120_000, revenue.On(new(2026, 7, 1))?.Amount);
    }

    [Fact]
    public void RecordRevenue_BeyondTheLimit_IsRefusedUntilOneIsTakenBack()
    {
        var scene = Scene.Opened();
        var first = new DateOnly(2020, 1, 1);
        for (var number = 0; number < Revenue.MaxCount; number++)
        {
            scene.Do(scene.Csm, new RecordRevenue(first.AddDays(number), new Money(1, "EUR")));
        }

        var next = new RecordRevenue(first.AddDays(Revenue.MaxCount), new Money(1, "EUR"));
        scene.Refused(scene.Csm, next, DomainErrorCode.LimitReached, "from");
        scene.Do(scene.Csm, new RecordRevenue(first, null));

        Assert.NotEmpty(scene.Do(scene.Csm, next).Events);
    }

    [Fact]
    public void RecordRevenue_TakingBackWhatIsNotThere_IsNotFound()
    {
        var scene = Scene.Opened();

        scene.Refused(scene.Csm, new RecordRevenue(new(2026, 1, 1), null), DomainErrorCode.NotFound, "from");
    }

    [Theory]
    [InlineData("1969-12-31", "from")]
    [InlineData("1970-01-01", null)]
    [InlineData("2200-12-31", null)]
    [InlineData("2201-01-01", "from")]
    public void RecordRevenue_Dates_WithinTheYearsThatAreKept(string from, string? field)
    {
        var scene = Scene.Opened();

        var decision = scene.Try(scene.Csm, new RecordRevenue(DateOnly.Parse(from, CultureInfo.InvariantCulture), new Money(1, "EUR")));

        Assert.Equal(field, decision.Error?.Field);
    }

    [Fact]
    public void ArchivedAccount_TakesNothingButReopening()
    {
        var scene = Scene.Opened();
        scene.Do(scene.Manager, new ArchiveAccount(ArchiveReason.Churned, new(2026, 3, 1)));

        scene.Refused(scene.Csm, new RecordRenewal(new(2027, 1, 1)), DomainErrorCode.Conflict, null);
        scene.Refused(scene.Csm, new ArchiveAccount(ArchiveReason.Ended, new(2026, 3, 1)), DomainErrorCode.Conflict, null);
        scene.Do(scene.Manager, new ReopenAccount());

        Assert.Null(scene.Account.Profile.Archived);
        scene.Refused(scene.Manager, new ReopenAccount(), DomainErrorCode.Conflict, null);
    }

    [Fact]
    public void ArchiveAccount_AsMerged_NamesTheOther()
    {
        var scene = Scene.Opened();
        var day = new DateOnly(2026, 3, 1);
        var other = Id<Account>.Create(Scene.Value(77));

        scene.Refused(scene.Manager, new ArchiveAccount(ArchiveReason.Merged, day), DomainErrorCode.Invalid, "into");
        scene.Refused(scene.Manager, new ArchiveAccount(ArchiveReason.Ended, day, other), DomainErrorCode.Invalid, "into");
        scene.Refused(scene.Manager, new ArchiveAccount(ArchiveReason.Merged, day, scene.AccountId), DomainErrorCode.Invalid, "into");
        scene.Refused(scene.Manager, new ArchiveAccount(ArchiveReason.Merged, day, other), DomainErrorCode.NotFound, "into");
        scene.FindAncestors = id => id == other ? [] : null;
        scene.Do(scene.Manager, new ArchiveAccount(ArchiveReason.Merged, day, other));

        Assert.Equal(new(ArchiveReason.Merged, day, other), scene.Account.Profile.Archived);
    }
}
