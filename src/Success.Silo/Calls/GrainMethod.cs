using System.Reflection;

namespace Success.Silo;

/// <summary>A method of a grain interface.</summary>
sealed class GrainMethod(MethodInfo method)
{
    public MethodInfo InterfaceMethod { get; } = method;

    public string InterfaceName { get; } = method.DeclaringType!.FullName ?? method.DeclaringType.Name;

    public string Name { get; } = method.Name;

    public bool IsOneWay { get; } = method.IsDefined(typeof(OneWayAttribute));

    public bool Interleaves { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute));
}
