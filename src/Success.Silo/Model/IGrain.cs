namespace Success.Silo;

/// <summary>Whatever has a grain's identity: a grain, or a reference to one.</summary>
public interface IAddressable;

/// <summary>What every grain interface derives from, by way of an interface that says what its key is.</summary>
public interface IGrain : IAddressable;

/// <summary>The base of interfaces of grains that are named by a text. Their methods return a task or a value task.</summary>
public interface IGrainWithStringKey : IGrain;
