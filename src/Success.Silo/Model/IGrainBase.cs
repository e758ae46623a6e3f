namespace Success.Silo;

/// <summary>What the silo asks of a grain's instance; <see cref="Grain"/> implements it.</summary>
public interface IGrainBase
{
    /// <summary>The activation that the instance belongs to.</summary>
    IGrainContext GrainContext { get; }
}
