namespace System.Runtime.CompilerServices;

/// <summary>
/// Known to the runtime by its name: the assembly that carries it may use the internal types of another one. No library declares
/// it, so those who emit code do.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
