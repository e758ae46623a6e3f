using System.Reflection;

namespace Success.Silo;

/// <summary>
/// Stands in front of every call of every grain, in the callee's turn. Filters are registered with the services of the host as
/// singletons and run in the order of their registration.
/// </summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Sees a call. It goes on with <see cref="IGrainCallContext.Invoke"/>, or refuses by throwing.</summary>
    Task Invoke(IIncomingGrainCallContext context);
}

/// <summary>A call on its way.</summary>
public interface IGrainCallContext
{
    /// <summary>The grain's instance.</summary>
    object Grain { get; }

    /// <summary>The grain that calls, or null when the call comes from outside.</summary>
    GrainId? SourceId { get; }

    /// <summary>The grain that is called.</summary>
    GrainId TargetId { get; }

    /// <summary>Full name of the grain interface that is called.</summary>
    string InterfaceName { get; }

    /// <summary>Name of the method that is called.</summary>
    string MethodName { get; }

    /// <summary>The method of the interface that is called.</summary>
    MethodInfo InterfaceMethod { get; }

    /// <summary>The result, once <see cref="Invoke"/> is complete; may be replaced. Null for methods without one.</summary>
    object? Result { get; set; }

    /// <summary>Goes on: to the next filter, or to the grain.</summary>
    Task Invoke();
}

/// <summary>A call on its way into a grain.</summary>
public interface IIncomingGrainCallContext : IGrainCallContext;
